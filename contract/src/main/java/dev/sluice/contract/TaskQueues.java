package dev.sluice.contract;

/** The task queues, one per kind of worker and one per agent. */
public final class TaskQueues {
  public static final String WORKFLOWS = "sluice-workflows";
  public static final String REPOSITORY = "sluice-repository";
  public static final String NOTIFICATION = "sluice-notification";

  private TaskQueues() {}

  /** The queue of the agent with this name. */
  public static String agent(String name) {
    return "sluice-agent-" + name;
  }
}
