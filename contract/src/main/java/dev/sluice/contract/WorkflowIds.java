package dev.sluice.contract;

/** Builds workflow ids, so that a second start finds the workflow of the first. */
public final class WorkflowIds {
  private WorkflowIds() {}

  /** The workflow id of one synchronization. */
  public static String synchronization(String connector, String id) {
    return "sync/" + connector + "/" + id;
  }

  /** The workflow id of one message about a synchronization; {@code occasion} makes it unique. */
  public static String notification(String synchronizationId, String occasion) {
    return "notify/" + synchronizationId + "/" + occasion;
  }

  /** The workflow id of one check of a connector's connection. */
  public static String check(String connector, String id) {
    return "check/" + connector + "/" + id;
  }

  /** The workflow id of counter-tests of a run; {@code which} makes it unique. */
  public static String counterTest(String synchronizationId, String which) {
    return "counter-test/" + synchronizationId + "/" + which;
  }

  /** The workflow id of one upload; {@code asked} distinguishes several times that it is taken. */
  public static String upload(String id, long asked) {
    return "upload/" + id + "/" + asked;
  }

  /** The workflow id of one send of activation mails. */
  public static String activation(String application, String sendId) {
    return "activation/" + application + "/" + sendId;
  }
}
