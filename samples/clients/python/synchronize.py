#!/usr/bin/env python3
"""Runs a connector through Temporal and waits for its end.

    pip install -r requirements.txt
    python3 synchronize.py CONNECTOR MODE [COMMENT]

With a comment, a run that is held for review is resumed with it; without one, it is left to the
reviewers. TEMPORAL_ADDRESS and TEMPORAL_NAMESPACE name the service.
Ends with 0 if the run was applied, 3 if it is held for review, 5 if it ended otherwise.
"""

import asyncio
import os
import sys
import uuid

from temporalio.client import Client


async def synchronize(connector: str, mode: str, comment: str | None) -> int:
    client = await Client.connect(
        os.environ.get("TEMPORAL_ADDRESS", "127.0.0.1:7233"),
        namespace=os.environ.get("TEMPORAL_NAMESPACE", "default"),
    )
    run = await client.start_workflow(
        "SynchronizationWorkflow",
        {"connector": connector, "mode": mode, "requestedBy": "a Python program"},
        id=f"sync/{connector}/{uuid.uuid4()}",
        task_queue="sluice-workflows",
        result_type=dict,
    )
    ended = asyncio.create_task(run.result())
    resumed = False
    while not (await asyncio.wait({ended}, timeout=1))[0]:
        state = await run.query("status", result_type=dict)
        if state["status"] != "AWAITING_REVIEW" or resumed:
            continue
        for breach in state["breaches"]:
            print(f"over a limit: {breach['scope']} {breach['threshold']}")
        if comment is None:
            print(f"held for review: {state['id']}")
            ended.cancel()
            return 3
        # The digest identifies the reviewed plan, so this cannot resume another plan.
        note = {"comment": comment, "planDigest": state["planDigest"]}
        await run.signal("resume", note)
        resumed = True
    outcome = ended.result()
    print(f"{outcome['status']}: {outcome['id']}")
    return 0 if outcome["status"] == "COMPLETED" else 5


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    code = asyncio.run(synchronize(sys.argv[1], sys.argv[2], (sys.argv + [None])[3]))
    # The SDK has threads of its own, on which Python now and then crashes when it ends in order.
    sys.stdout.flush()
    os._exit(code)
