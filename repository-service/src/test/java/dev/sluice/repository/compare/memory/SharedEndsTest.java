package dev.sluice.repository.compare.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SharedEndsTest {
  private static final SharedEnds.Key USERS = new SharedEnds.Key(UUID.randomUUID(), "User", "");

  private final Semaphore memory = EndTable.memoryOf(8 << 20);
  private final int allOfIt = memory.availablePermits();
  private final SharedEnds ends = new SharedEnds(memory);

  @Test
  void readsOnceForAllWhoUseItAtTheSameTime() {
    SharedEnds.Lease one = ends.lease(USERS, table -> put(table, "ann", 7));
    SharedEnds.Lease other = ends.lease(USERS, table -> put(table, "bob", 8));

    one.close();

    assertThat(id(other, "ann")).isEqualTo(7);
    assertThat(id(other, "bob")).isEqualTo(EndTable.NONE);
    other.close();
    assertThat(memory.availablePermits()).isEqualTo(allOfIt);
  }

  @Test
  void readsAnewForWhoComesLater() {
    ends.lease(USERS, table -> put(table, "ann", 7)).close();

    try (SharedEnds.Lease later = ends.lease(USERS, table -> put(table, "ann", 9))) {
      assertThat(id(later, "ann")).isEqualTo(9);
    }
  }

  @Test
  void keepsOthersApart() {
    var logins = new SharedEnds.Key(USERS.attempt(), "User", "login");
    var laterAttempt = new SharedEnds.Key(UUID.randomUUID(), "User", "");
    try (SharedEnds.Lease users = ends.lease(USERS, table -> put(table, "ann", 1));
        SharedEnds.Lease byLogin = ends.lease(logins, table -> put(table, "ann", 2));
        SharedEnds.Lease later = ends.lease(laterAttempt, table -> put(table, "ann", 3))) {
      assertThat(id(users, "ann")).isEqualTo(1);
      assertThat(id(byLogin, "ann")).isEqualTo(2);
      assertThat(id(later, "ann")).isEqualTo(3);
    }
  }

  @Test
  void letsNobodyReadWhatIsNotThereYet() throws Exception {
    var filling = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    CompletableFuture<SharedEnds.Lease> first =
        CompletableFuture.supplyAsync(
            () ->
                ends.lease(
                    USERS,
                    table -> {
                      filling.countDown();
                      await(goOn);
                      put(table, "ann", 7);
                    }));
    await(filling);
    CompletableFuture<Long> second =
        CompletableFuture.supplyAsync(
            () -> {
              try (SharedEnds.Lease lease = ends.lease(USERS, table -> put(table, "ann", 8))) {
                return id(lease, "ann");
              }
            });
    goOn.countDown();

    assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(7);
    first.get(10, TimeUnit.SECONDS).close();
    assertThat(memory.availablePermits()).isEqualTo(allOfIt);
  }

  @Test
  void fillsAgainWhereOneHasFailed() {
    assertThatThrownBy(
            () ->
                ends.lease(
                    USERS,
                    table -> {
                      put(table, "ann", 7);
                      throw new IllegalStateException("lost");
                    }))
        .hasMessage("lost");
    assertThat(memory.availablePermits()).isEqualTo(allOfIt);

    try (SharedEnds.Lease again = ends.lease(USERS, table -> put(table, "ann", 8))) {
      assertThat(id(again, "ann")).isEqualTo(8);
    }
  }

  private static void put(EndTable table, String value, long id) {
    byte[] bytes = bytes(value);
    table.put(bytes, 0, bytes.length, id);
  }

  private static long id(SharedEnds.Lease lease, String value) {
    byte[] bytes = bytes(value);
    return lease.table().find(bytes, 0, bytes.length);
  }

  private static byte[] bytes(String value) {
    return value.getBytes(StandardCharsets.UTF_8);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
