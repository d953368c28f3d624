package dev.sluice.workflows.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** What the workflows asked of their workers, in order. */
public final class Calls {
  private final List<Call> calls = new CopyOnWriteArrayList<>();

  /** One call and what came with it. */
  public record Call(String step, Object request) {}

  void add(String step, Object request) {
    calls.add(new Call(step, request));
  }

  public List<String> steps() {
    return calls.stream().map(Call::step).toList();
  }

  public <T> List<T> requests(Class<T> type) {
    return calls.stream().map(Call::request).filter(type::isInstance).map(type::cast).toList();
  }

  public <T> T only(Class<T> type) {
    List<T> requests = requests(type);
    if (requests.size() != 1) {
      throw new AssertionError(
          "not one but " + requests.size() + " of " + type.getSimpleName() + " in " + steps());
    }
    return requests.get(0);
  }

  /** The steps without the messages, which come at a time of their own. */
  public List<String> stepsOfRun() {
    return steps().stream()
        .filter(step -> Stream.of("sendMail", "callWebhook").noneMatch(step::equals))
        .toList();
  }
}
