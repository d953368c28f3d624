package dev.sluice.repository.security.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class RememberedPasswordsTest {
  private final Slow slow = new Slow();
  private final RememberedPasswords passwords = new RememberedPasswords(slow);

  @Test
  void checksARightPasswordOnce() {
    assertThat(passwords.matches("secret", "=secret")).isTrue();
    assertThat(passwords.matches("secret", "=secret")).isTrue();

    assertThat(slow.checks).isEqualTo(1);
  }

  @Test
  void checksAWrongPasswordEachTime() {
    assertThat(passwords.matches("secret", "=secret")).isTrue();
    assertThat(passwords.matches("guess", "=secret")).isFalse();
    assertThat(passwords.matches("guess", "=secret")).isFalse();

    assertThat(slow.checks).isEqualTo(3);
  }

  @Test
  void remembersForOneUserOnly() {
    assertThat(passwords.matches("secret", "=secret")).isTrue();

    assertThat(passwords.matches("secret", "=another")).isFalse();
  }

  /** Guesses wait for each other, and nobody who has logged in before waits for them. */
  @Test
  void rightPasswordPassesWhileGuessesWait() throws Exception {
    assertThat(passwords.matches("secret", "=secret")).isTrue();
    slow.hold();
    ExecutorService guessers = Executors.newFixedThreadPool(10);
    try {
      List<Future<Boolean>> guesses = new ArrayList<>();
      for (int guess = 0; guess < 10; guess++) {
        guesses.add(guessers.submit(() -> passwords.matches("guess", "=secret")));
      }
      slow.awaitHeld(2);
      assertThat(passwords.matches("secret", "=secret")).isTrue();

      // Two are checked; the others are told to come again, and take no core meanwhile.
      assertThatThrownBy(() -> passwords.matches("guess", "=secret"))
          .isInstanceOf(TooManyLoginsException.class);
      slow.release();
      int checked = 0;
      for (Future<Boolean> guess : guesses) {
        try {
          assertThat(guess.get()).isFalse();
          checked++;
        } catch (ExecutionException refused) {
          assertThat(refused).hasCauseInstanceOf(TooManyLoginsException.class);
        }
      }
      assertThat(checked).isGreaterThanOrEqualTo(2);
    } finally {
      slow.release();
      guessers.shutdownNow();
    }
  }

  private static final class Slow implements PasswordEncoder {
    private int checks;
    private final CountDownLatch free = new CountDownLatch(1);
    private final Semaphore held = new Semaphore(0);
    private volatile boolean holding;

    void hold() {
      holding = true;
    }

    void awaitHeld(int many) throws InterruptedException {
      held.acquire(many);
    }

    void release() {
      holding = false;
      free.countDown();
    }

    @Override
    public String encode(@Nullable CharSequence password) {
      return "=" + password;
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String encoded) {
      checks++;
      if (holding) {
        held.release();
        try {
          free.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      return encode(password).equals(encoded);
    }
  }
}
