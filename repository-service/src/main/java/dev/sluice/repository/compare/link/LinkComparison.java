package dev.sluice.repository.compare.link;

import dev.sluice.contract.definition.AssociationDefinition;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.repository.compare.memory.LinkMemory;
import dev.sluice.repository.plan.PlanPart;
import dev.sluice.repository.plan.PlanningRun;
import dev.sluice.repository.plan.StatedAssociations;
import java.io.InputStream;
import java.sql.Connection;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Plans the links of one association from the arriving rows: which are wanted, which are deleted,
 * which stay pending. In complete runs {@link CompleteLinks} first handles the simple cases. Every
 * step is a statement on whole tables. Of the stored links, only those that the connector itself
 * states count.
 */
public final class LinkComparison {
  private final LinkContext context;
  private final boolean adopts;
  private final ArrivingLinks arriving;
  private final EndKeys ends;
  private final CompleteLinks complete;
  private final UnknownTargets unknown;
  private final WantedLinks wanted;
  private final TakenLinks taken;
  private final VanishingLinks vanishing;
  private final RemainingPendingLinks pending;

  /**
   * Begins a plan.
   *
   * @param commands whether the source gives a delta itself, as commands
   * @param worthAPart whether the rows are worth a part of the plan of their own
   */
  public LinkComparison(
      PlanningRun run,
      AssociationDefinition association,
      boolean commands,
      LinkMemory memory,
      boolean worthAPart) {
    this.context = LinkContext.of(run, association, commands);
    this.adopts = adopts(run.connector(), association);
    this.arriving = new ArrivingLinks(context);
    this.ends = new EndKeys(context);
    this.complete = new CompleteLinks(context, memory, worthAPart, arriving, ends);
    this.unknown = new UnknownTargets(context);
    this.wanted = new WantedLinks(context);
    this.taken = new TakenLinks(context);
    this.vanishing = new VanishingLinks(context);
    this.pending = new RemainingPendingLinks(context);
  }

  private static boolean adopts(ConnectorDefinition connector, AssociationDefinition association) {
    return connector.entityTypes().stream()
        .anyMatch(type -> type.adopt() && type.name().equals(association.owner().entityType()));
  }

  /** Takes the rows that arrive and lays those aside that change nothing. */
  public void gather(Connection connection, DataSource database, InputStream csv) {
    arriving.create();
    ends.create();
    if (context.incremental()) {
      arriving.gather(connection, csv);
    } else {
      complete.gather(connection, database, csv);
    }
    arriving.index();
  }

  /** Works everything out in temporary tables. */
  public void prepare() {
    RenamedLinks.create(context);
    arriving.rememberPending();
    FoundEnds.create(context, context.owner());
    FoundEnds.create(context, context.target());
    unknown.refuse();
    EndingResources.create(context);
    wanted.create();
    boolean others =
        StatedAssociations.byOthers(context.dsl(), context.association(), context.connector());
    taken.create(others && adopts);
    if (!context.incremental()) {
      complete.want(wanted, taken.any() || (others && context.single()));
    }
    wanted.index();
    if (others && context.single()) {
      wanted.markBesideOthers();
    }
    wanted.analyze();
    OwnersOfRows.create(context);
    vanishing.create(ends);
    taken.judge(vanishing, ends);
    vanishing.analyze();
    wanted.replaceVanishing();
    if (context.incremental() && context.constraints().maxTargets() != null) {
      wanted.refuseTooMany();
    }
    pending.create();
  }

  /** How many links the rows ask for. */
  public long countWanted() {
    return arriving.countWanted();
  }

  /** The rows and links that change nothing. */
  public long countUnchanged() {
    return complete.matched()
        + wanted.countStored()
        + vanishing.countDeletesOfNothing()
        - taken.countHeldTransfers();
  }

  /** How many links of the association the connector states already, if rows were merged. */
  public long owned() {
    return complete.owned();
  }

  /** How many links of others the connector takes over. */
  public long countTaken() {
    return taken.countOfOthers();
  }

  /** How many links wait for one of their ends once the plan is applied. */
  public long countPending() {
    return pending.count();
  }

  /** Moves what was computed to the plan and gives the number of links that change. */
  public long joinPlan() {
    long changes =
        (long) wanted.plan() + vanishing.plan() + taken.planTransfers() + complete.joinPlan();
    pending.plan();
    return changes;
  }

  /** What was planned as it arrived, if anything was. */
  public @Nullable PlanPart part() {
    return complete.part();
  }

  /** Keeps the row errors and gives their number. */
  public long keepErrors() {
    return (long) wanted.keepErrors() + unknown.keepErrors();
  }
}
