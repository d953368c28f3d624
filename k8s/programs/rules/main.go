// Reads a file of Prometheus rules as Prometheus does. It prints the metrics that the rules ask for,
// one a line, or says what is wrong with them.
package main

import (
	"fmt"
	"os"
	"slices"

	"github.com/prometheus/common/model"
	"github.com/prometheus/prometheus/model/rulefmt"
	"github.com/prometheus/prometheus/promql/parser"
)

func main() {
	groups, problems := rulefmt.ParseFile(os.Args[1], false, model.UTF8Validation)
	for _, problem := range problems {
		fmt.Fprintln(os.Stderr, problem)
	}
	if len(problems) > 0 {
		os.Exit(1)
	}
	for _, metric := range metrics(groups) {
		fmt.Println(metric)
	}
}

func metrics(groups *rulefmt.RuleGroups) []string {
	var names []string
	for _, group := range groups.Groups {
		for _, rule := range group.Rules {
			expression, err := parser.ParseExpr(rule.Expr)
			if err != nil {
				panic(err) // ParseFile has read it already
			}
			parser.Inspect(expression, func(node parser.Node, _ []parser.Node) error {
				if selector, ok := node.(*parser.VectorSelector); ok {
					names = append(names, selector.Name)
				}
				return nil
			})
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}
