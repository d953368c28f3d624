package dev.sluice.repository.activation.mail;

import dev.sluice.contract.activation.MailReport;
import dev.sluice.contract.activation.NextMail;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Gives mails to the notification service, and receives their results. */
@RestController
@RequestMapping("/notification/activations")
@Hidden
class MailController {
  private final MailClaims claims;
  private final MailReports reports;

  MailController(MailClaims claims, MailReports reports) {
    this.claims = claims;
    this.reports = reports;
  }

  /** The attempt that mails are given to. */
  record Attempt(UUID attempt) {}

  @PostMapping("/sends/{send}/begin")
  Attempt begin(@PathVariable UUID send) {
    return new Attempt(claims.begin(send));
  }

  @PostMapping("/sends/{send}/attempts/{attempt}/next")
  NextMail next(@PathVariable UUID send, @PathVariable UUID attempt) {
    return claims.next(send, attempt);
  }

  @PostMapping("/mails/{claim}/report")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void report(@PathVariable UUID claim, @RequestBody MailReport report) {
    reports.take(claim, report);
  }
}
