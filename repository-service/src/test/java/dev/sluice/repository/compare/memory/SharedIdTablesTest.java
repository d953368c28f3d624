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

class SharedIdTablesTest {
  private static final SharedIdTables.Key USERS =
      new SharedIdTables.Key(UUID.randomUUID(), "User", "");

  private final Semaphore memory = ResourceIdTable.memoryOf(8 << 20);
  private final int allOfIt = memory.availablePermits();
  private final SharedIdTables ends = new SharedIdTables(memory);

  @Test
  void readsOnceForAllWhoUseItAtTheSameTime() {
    SharedIdTables.Lease one = ends.lease(USERS, table -> put(table, "ann", 7));
    SharedIdTables.Lease other = ends.lease(USERS, table -> put(table, "bob", 8));

    one.close();

    assertThat(id(other, "ann")).isEqualTo(7);
    assertThat(id(other, "bob")).isEqualTo(ResourceIdTable.NONE);
    other.close();
    assertThat(memory.availablePermits()).isEqualTo(allOfIt);
  }

  @Test
  void readsAnewForWhoComesLater() {
    ends.lease(USERS, table -> put(table, "ann", 7)).close();

    try (SharedIdTables.Lease later = ends.lease(USERS, table -> put(table, "ann", 9))) {
      assertThat(id(later, "ann")).isEqualTo(9);
    }
  }

  @Test
  void keepsOthersApart() {
    var logins = new SharedIdTables.Key(USERS.attempt(), "User", "login");
    var laterAttempt = new SharedIdTables.Key(UUID.randomUUID(), "User", "");
    try (SharedIdTables.Lease users = ends.lease(USERS, table -> put(table, "ann", 1));
        SharedIdTables.Lease byLogin = ends.lease(logins, table -> put(table, "ann", 2));
        SharedIdTables.Lease later = ends.lease(laterAttempt, table -> put(table, "ann", 3))) {
      assertThat(id(users, "ann")).isEqualTo(1);
      assertThat(id(byLogin, "ann")).isEqualTo(2);
      assertThat(id(later, "ann")).isEqualTo(3);
    }
  }

  @Test
  void letsNobodyReadWhatIsNotThereYet() throws Exception {
    var filling = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    CompletableFuture<SharedIdTables.Lease> first =
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
              try (SharedIdTables.Lease lease = ends.lease(USERS, table -> put(table, "ann", 8))) {
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

    try (SharedIdTables.Lease again = ends.lease(USERS, table -> put(table, "ann", 8))) {
      assertThat(id(again, "ann")).isEqualTo(8);
    }
  }

  private static void put(ResourceIdTable table, String value, long id) {
    byte[] bytes = bytes(value);
    table.put(bytes, 0, bytes.length, id);
  }

  private static long id(SharedIdTables.Lease lease, String value) {
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
