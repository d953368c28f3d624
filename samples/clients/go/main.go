// Runs a connector through Temporal and waits for its end.
//
//	go build -o synchronize . && ./synchronize CONNECTOR MODE [COMMENT]
//
// With a comment, a run that is held for review is resumed with it; without one, it is left to the
// reviewers. TEMPORAL_ADDRESS and TEMPORAL_NAMESPACE name the service.
// Ends with 0 if the run was applied, 3 if it is held for review, 5 if it ended otherwise.
package main

import (
	"context"
	"fmt"
	"log"
	"os"
	"time"

	"github.com/google/uuid"
	"go.temporal.io/sdk/client"
)

type request struct {
	Connector   string `json:"connector"`
	Mode        string `json:"mode"`
	RequestedBy string `json:"requestedBy"`
}

type breach struct {
	Scope     string `json:"scope"`
	Threshold string `json:"threshold"`
}

// What the query `status` answers, and in part how the workflow ends.
type state struct {
	ID         string   `json:"id"`
	Status     string   `json:"status"`
	PlanDigest string   `json:"planDigest"`
	Breaches   []breach `json:"breaches"`
}

// The digest identifies the reviewed plan, so this cannot resume another plan.
type note struct {
	Comment    string `json:"comment"`
	PlanDigest string `json:"planDigest"`
}

func main() {
	if len(os.Args) != 3 && len(os.Args) != 4 {
		log.Fatal("usage: synchronize CONNECTOR MODE [COMMENT]")
	}
	status, err := synchronize(context.Background(), os.Args[1], os.Args[2], os.Args[3:])
	if err != nil {
		log.Fatal(err)
	}
	os.Exit(status)
}

func synchronize(ctx context.Context, connector, mode string, comment []string) (int, error) {
	temporal, err := client.DialContext(ctx, client.Options{
		HostPort:  setting("TEMPORAL_ADDRESS", "127.0.0.1:7233"),
		Namespace: setting("TEMPORAL_NAMESPACE", "default"),
	})
	if err != nil {
		return 0, err
	}
	defer temporal.Close()
	run, err := temporal.ExecuteWorkflow(ctx, client.StartWorkflowOptions{
		ID:        fmt.Sprintf("sync/%s/%s", connector, uuid.NewString()),
		TaskQueue: "sluice-workflows",
	}, "SynchronizationWorkflow", request{connector, mode, "a Go program"})
	if err != nil {
		return 0, err
	}

	ended := make(chan error, 1)
	var outcome state
	go func() { ended <- run.Get(ctx, &outcome) }()
	resumed := false
	for {
		select {
		case err := <-ended:
			if err != nil {
				return 0, err
			}
			fmt.Printf("%s: %s\n", outcome.Status, outcome.ID)
			if outcome.Status == "COMPLETED" {
				return 0, nil
			}
			return 5, nil
		case <-time.After(time.Second):
		}
		answer, err := temporal.QueryWorkflow(ctx, run.GetID(), run.GetRunID(), "status")
		if err != nil {
			return 0, err
		}
		var now state
		if err := answer.Get(&now); err != nil {
			return 0, err
		}
		if now.Status != "AWAITING_REVIEW" || resumed {
			continue
		}
		for _, each := range now.Breaches {
			fmt.Printf("over a limit: %s %s\n", each.Scope, each.Threshold)
		}
		if len(comment) == 0 {
			fmt.Printf("held for review: %s\n", now.ID)
			return 3, nil
		}
		err = temporal.SignalWorkflow(ctx, run.GetID(), run.GetRunID(), "resume", note{comment[0], now.PlanDigest})
		if err != nil {
			return 0, err
		}
		resumed = true
	}
}

func setting(name, otherwise string) string {
	if value := os.Getenv(name); value != "" {
		return value
	}
	return otherwise
}
