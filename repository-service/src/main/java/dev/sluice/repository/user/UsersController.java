package dev.sluice.repository.user;

import dev.sluice.repository.rest.Page;
import dev.sluice.repository.rest.ProblemCode;
import dev.sluice.repository.rest.ProblemException;
import dev.sluice.repository.rest.Refuses;
import dev.sluice.repository.rest.detail.CallDetails;
import dev.sluice.repository.security.KnownUsers;
import dev.sluice.repository.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** People who log in with a password, over REST. */
@RestController
@RequestMapping("/api/users")
class UsersController {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,62}");
  private static final int SHORTEST_PASSWORD = 12;

  /** What bcrypt takes. */
  private static final int LONGEST_PASSWORD_BYTES = 72;

  private final Users users;
  private final KnownUsers known;
  private final PasswordEncoder passwords;

  UsersController(Users users, KnownUsers known, PasswordEncoder passwords) {
    this.users = users;
    this.known = known;
    this.passwords = passwords;
  }

  /**
   * Somebody who is to log in.
   *
   * @param password made at random if nothing is said
   */
  record NewUser(
      @Nullable String name, @Nullable List<@Nullable String> roles, @Nullable String password) {

    /** Without the password, since requests are shown in logs now and then. */
    @Override
    public String toString() {
      return "NewUser[name=" + name + ", roles=" + roles + "]";
    }
  }

  /**
   * Somebody who was added.
   *
   * @param password the one that was made, shown this once; null for one that was sent
   */
  record AddedUser(UserView user, @Nullable String password) {}

  @GetMapping
  @Operation(summary = "Lists people who log in with a password, except those in the configuration")
  Page<UserView> list(@RequestParam @Nullable Integer limit, @RequestParam @Nullable String after) {
    return users.page(limit, after);
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Adds a user who logs in with a password",
      description =
          "A name begins with a letter or digit and has at most 63 letters, digits, ., _, @ and -."
              + " Roles are viewer, operator, reviewer, force and admin.")
  @ApiResponse(responseCode = "201", description = "Added", useReturnTypeSchema = true)
  @Refuses(ProblemCode.NAME_TAKEN)
  ResponseEntity<AddedUser> add(@RequestBody NewUser wanted, Principal by) {
    String name = wanted.name();
    if (name == null || !NAME.matcher(name).matches()) {
      throw ProblemException.invalid(
          "name", "a letter or digit, and then at most 62 letters, digits, ., _, @ and -");
    }
    Set<Role> roles = roles(wanted.roles());
    CallDetails.add("user", name);
    CallDetails.add("roles", roles);
    String sent = wanted.password();
    String password = sent == null ? RandomPassword.make() : checked(sent);
    if (known.areConfigured(name)) {
      throw taken(name);
    }
    UserView user =
        users
            .add(name, Objects.requireNonNull(passwords.encode(password)), roles, by.getName())
            .orElseThrow(() -> taken(name));
    return ResponseEntity.created(URI.create("/api/users"))
        .body(new AddedUser(user, sent == null ? password : null));
  }

  @DeleteMapping("/{name}")
  @Operation(summary = "Removes a user, and the user's tokens")
  @ApiResponse(responseCode = "204", description = "Removed")
  @Refuses({ProblemCode.NOT_FOUND, ProblemCode.CONFIGURED})
  ResponseEntity<Void> remove(@PathVariable String name) {
    if (users.remove(name)) {
      return ResponseEntity.noContent().build();
    }
    if (known.areConfigured(name)) {
      throw new ProblemException(
          ProblemCode.CONFIGURED, "User " + name + " is in the server's configuration.");
    }
    throw ProblemException.notFound("There is no user with this name.");
  }

  private static ProblemException taken(String name) {
    return new ProblemException(
        ProblemCode.NAME_TAKEN, "There is a user " + name + "; remove that user first.");
  }

  private static Set<Role> roles(@Nullable List<@Nullable String> names) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String name : names == null ? List.<@Nullable String>of() : names) {
      roles.add(Role.labelled(name).orElseThrow(UsersController::noRoles));
    }
    if (roles.isEmpty()) {
      throw noRoles();
    }
    return roles;
  }

  private static ProblemException noRoles() {
    return ProblemException.invalid(
        "roles",
        "some of "
            + Arrays.stream(Role.values()).map(Role::label).collect(Collectors.joining(", ")));
  }

  private static String checked(String password) {
    if (password.length() < SHORTEST_PASSWORD
        || password.getBytes(StandardCharsets.UTF_8).length > LONGEST_PASSWORD_BYTES) {
      throw ProblemException.invalid(
          "password",
          "from " + SHORTEST_PASSWORD + " characters to " + LONGEST_PASSWORD_BYTES + " bytes");
    }
    return password;
  }
}
