package dev.sluice.repository.user;

import static dev.sluice.repository.jooq.Tables.LOGIN;

import dev.sluice.repository.rest.Page;
import dev.sluice.repository.rest.Reads;
import dev.sluice.repository.rest.SortedRows;
import dev.sluice.repository.security.Role;
import dev.sluice.repository.security.SecurityProperties.User;
import dev.sluice.repository.security.StoredUsers;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The added users. */
@Component
class Users implements StoredUsers {
  private final DSLContext database;
  private final Clock clock;
  private final SortedRows<UserView> rows;

  Users(DSLContext database, Reads reads, Clock clock) {
    this.database = database;
    this.clock = clock;
    this.rows =
        new SortedRows<>(
            reads,
            List.of(LOGIN.NAME),
            (condition, limit) ->
                database.selectFrom(LOGIN).where(condition).orderBy(LOGIN.NAME).limit(limit),
            Users::view);
  }

  @Override
  public Optional<User> find(String name) {
    return database
        .selectFrom(LOGIN)
        .where(LOGIN.NAME.eq(name))
        .fetchOptional(
            row ->
                new User(
                    row.getPassword(), Arrays.stream(row.getRoles()).map(Role::valueOf).toList()));
  }

  Page<UserView> page(@Nullable Integer limit, @Nullable String after) {
    return rows.page(DSL.noCondition(), limit, after);
  }

  /**
   * Adds somebody, unless the name is taken.
   *
   * @param password hashed
   */
  Optional<UserView> add(String name, String password, Collection<Role> roles, String by) {
    return database
        .insertInto(LOGIN)
        .set(LOGIN.NAME, name)
        .set(LOGIN.PASSWORD, password)
        .set(LOGIN.ROLES, roles.stream().map(Role::name).toArray(String[]::new))
        .set(LOGIN.ADDED_BY, by)
        .set(LOGIN.ADDED_AT, clock.instant().atOffset(ZoneOffset.UTC))
        .onConflict(LOGIN.NAME)
        .doNothing()
        .returning()
        .fetchOptional(Users::view);
  }

  /** Whether there was one. */
  boolean remove(String name) {
    return database.deleteFrom(LOGIN).where(LOGIN.NAME.eq(name)).execute() > 0;
  }

  private static UserView view(Record row) {
    return new UserView(
        row.get(LOGIN.NAME),
        Arrays.stream(row.get(LOGIN.ROLES)).map(role -> Role.valueOf(role).label()).toList(),
        row.get(LOGIN.ADDED_BY),
        row.get(LOGIN.ADDED_AT).toInstant());
  }
}
