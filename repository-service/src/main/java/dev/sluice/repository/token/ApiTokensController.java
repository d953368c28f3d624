package dev.sluice.repository.token;

import dev.sluice.repository.rest.Page;
import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.ProblemException;
import dev.sluice.repository.rest.Refuses;
import dev.sluice.repository.rest.detail.CallDetails;
import dev.sluice.repository.security.Caller;
import dev.sluice.repository.security.Caller.Via;
import dev.sluice.repository.security.Role;
import dev.sluice.repository.security.TokenLogins;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tokens of programs over REST. Everybody has their own tokens; an admin sees all of them. */
@RestController
@RequestMapping("/api/tokens")
class ApiTokensController {
  private static final Set<Role> ROLES =
      EnumSet.of(Role.VIEWER, Role.OPERATOR, Role.REVIEWER, Role.ADMIN);
  private static final int DEFAULT_DAYS = 90;
  private static final int MAX_DAYS = 366;

  private final ApiTokens tokens;

  ApiTokensController(ApiTokens tokens) {
    this.tokens = tokens;
  }

  /**
   * The token that somebody wants.
   *
   * @param role viewer, operator, reviewer or admin; not more than the maker is
   * @param days how long it is valid; 90 if nothing is said
   */
  record WantedToken(@Nullable String name, @Nullable String role, @Nullable Integer days) {}

  /**
   * A token that was made.
   *
   * @param token what the program sends as {@code Authorization: Bearer}; shown this once
   */
  record MadeToken(String token, ApiTokenView made) {}

  @GetMapping
  @Operation(summary = "Lists your tokens, without their secrets; for an admin all tokens")
  Page<ApiTokenView> list(
      @RequestParam @Nullable Integer limit,
      @RequestParam @Nullable String after,
      Authentication login) {
    return tokens.page(Role.ADMIN.isGrantedTo(login) ? null : Caller.of(login).who(), limit, after);
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Creates a token for a program, which is shown only once",
      description =
          "A name begins with a letter or digit, has at most 63 letters, digits, ., _ and -, and is"
              + " never used twice. A token cannot create another token.")
  @ApiResponse(responseCode = "201", description = "Made", useReturnTypeSchema = true)
  @Refuses(ProblemCode.NAME_TAKEN)
  ResponseEntity<MadeToken> make(@RequestBody WantedToken wanted, Authentication login) {
    Caller maker = Caller.of(login);
    if (maker.via() == Via.TOKEN) {
      throw new ProblemException(
          ProblemCode.FORBIDDEN, "A token cannot create another token; log in yourself.");
    }
    String name = TokenNames.require(wanted.name());
    Role role = role(wanted.role());
    if (!role.isGrantedTo(login)) {
      throw new ProblemException(
          ProblemCode.FORBIDDEN, "A token cannot have a role that its creator does not have.");
    }
    CallDetails.add("token", name);
    CallDetails.add("role", role.name());
    NewToken token = NewToken.make(TokenLogins.PREFIX);
    ApiTokenView made =
        tokens
            .add(name, token, role, validity(wanted.days()), maker)
            .orElseThrow(
                () ->
                    new ProblemException(
                        ProblemCode.NAME_TAKEN,
                        "There is or was a token with the name " + name + "."));
    return ResponseEntity.created(URI.create("/api/tokens"))
        .body(new MadeToken(token.text(), made));
  }

  @DeleteMapping("/{name}")
  @Operation(
      summary = "Revokes one of your tokens; for an admin any token",
      description = "Every server refuses it from the next call on.")
  @ApiResponse(responseCode = "204", description = "Revoked")
  @Refuses(ProblemCode.NOT_FOUND)
  ResponseEntity<Void> revoke(@PathVariable String name, Authentication login) {
    String who = Caller.of(login).who();
    // Whose token it is, and whether there is one, is nobody else's business.
    if (tokens
        .find(name)
        .filter(each -> each.madeBy().equals(who) || Role.ADMIN.isGrantedTo(login))
        .isEmpty()) {
      throw ProblemException.notFound("You have no token with this name.");
    }
    tokens.revoke(name, login.getName());
    return ResponseEntity.noContent().build();
  }

  private static Role role(@Nullable String name) {
    return Role.labelled(name)
        .filter(ROLES::contains)
        .orElseThrow(
            () -> ProblemException.invalid("role", "one of viewer, operator, reviewer, admin"));
  }

  private static Duration validity(@Nullable Integer days) {
    int valid = days == null ? DEFAULT_DAYS : days;
    if (valid < 1 || valid > MAX_DAYS) {
      throw ProblemException.invalid("days", "from 1 to " + MAX_DAYS);
    }
    return Duration.ofDays(valid);
  }
}
