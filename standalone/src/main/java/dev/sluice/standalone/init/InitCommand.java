package dev.sluice.standalone.init;

import dev.sluice.agent.draft.Draft;
import dev.sluice.agent.draft.DraftException;
import dev.sluice.agent.draft.Drafting;
import dev.sluice.contract.agent.PreparedFile;
import dev.sluice.contract.definition.ConnectorDefinition;
import dev.sluice.repository.definition.DefinitionException;
import dev.sluice.repository.definition.DefinitionReader;
import dev.sluice.standalone.command.CommandContext;
import dev.sluice.standalone.command.CommandException;
import dev.sluice.standalone.command.ExitCode;
import dev.sluice.standalone.command.StartupLogging;
import dev.sluice.standalone.screen.Numbers;
import dev.sluice.standalone.screen.Output;
import dev.sluice.standalone.screen.Paragraph;
import dev.sluice.standalone.screen.Printable;
import dev.sluice.standalone.screen.Style;
import dev.sluice.standalone.screen.Table;
import dev.sluice.standalone.screen.Table.Cell;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Drafts a connector's definition from files. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description =
        "Draft a connector definition for files, with the reason for each guess. Nothing is"
            + " loaded.")
public final class InitCommand implements Callable<Integer> {
  /** Where {@code serve} looks for files unless it is told otherwise. */
  private static final Path SERVER_FILES = Path.of("sluice-data", "files");

  private final CommandContext context;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Files that belong together, CSV or XLSX.")
  private List<Path> given = List.of();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "The connector's name (default: that of the first file).")
  private @Nullable String name;

  @Option(
      names = "--files",
      paramLabel = "DIR",
      description =
          "The folder that paths in the definition are relative to, as for serve (default:"
              + " sluice-data/files if it contains the files, otherwise the folder that contains"
              + " all of them).")
  private @Nullable Path folder;

  @Option(
      names = "--out",
      paramLabel = "YAML",
      description = "Where to write the definition (default: NAME.yaml in the current folder).")
  private @Nullable Path out;

  @Option(names = "--force", description = "Overwrite an existing definition.")
  private boolean force;

  InitCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    StartupLogging.begin();
    List<Path> files = given.stream().map(each -> each.toAbsolutePath().normalize()).toList();
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw new CommandException(ExitCode.BAD_USAGE, "There is no file " + file + ".");
      }
    }
    Path root = folder == null ? commonFolder(files) : folder.toAbsolutePath().normalize();
    if (!files.stream().allMatch(each -> each.startsWith(root))) {
      throw new CommandException(
          ExitCode.BAD_USAGE, "All files must be in " + root + ", the root of all paths.");
    }
    String connector = name == null ? nameOf(files.get(0)) : name;
    Path file = (out == null ? Path.of(connector + ".yaml") : out).toAbsolutePath().normalize();
    Draft draft;
    try (Scratch scratch = Scratch.make()) {
      draft = Drafting.of(connector, root, files, scratch.path());
    } catch (DraftException undescribed) {
      throw new CommandException(ExitCode.FAILED, String.valueOf(undescribed.getMessage()));
    }
    ConnectorDefinition definition = check(file, draft.yaml());
    write(file, draft.yaml());
    tell(connector, draft, Trial.read(definition, root), file);
    return ExitCode.DONE;
  }

  private static ConnectorDefinition check(Path file, String yaml) {
    try {
      return DefinitionReader.read(String.valueOf(file.getFileName()), yaml);
    } catch (DefinitionException refused) {
      throw new CommandException(ExitCode.FAILED, String.valueOf(refused.getMessage()));
    }
  }

  /** A server's files folder if they lie in it, else the folder that holds them all. */
  private static Path commonFolder(List<Path> files) {
    Path ofServer = SERVER_FILES.toAbsolutePath().normalize();
    if (files.stream().allMatch(each -> each.startsWith(ofServer))) {
      return ofServer;
    }
    Path common = Objects.requireNonNull(files.get(0).getParent());
    for (Path file : files) {
      while (!file.startsWith(common)) {
        common = Objects.requireNonNull(common.getParent(), "the root holds every file");
      }
    }
    return common;
  }

  private static String nameOf(Path file) {
    String stem = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
    String letters =
        stem.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^[^a-z]+|-+$", "");
    return letters.isEmpty() ? "files" : letters.substring(0, Math.min(letters.length(), 63));
  }

  private void write(Path file, String yaml) throws IOException {
    try {
      if (force) {
        Files.writeString(file, yaml);
      } else {
        Files.writeString(file, yaml, StandardOpenOption.CREATE_NEW);
      }
    } catch (FileAlreadyExistsException there) {
      throw new CommandException(
          ExitCode.BAD_USAGE,
          file + " already exists. Name another file with --out, or overwrite it with --force.");
    }
  }

  private void tell(String connector, Draft draft, List<PreparedFile> read, Path file) {
    Output output = context.output();
    Table files = Table.of("file", "#rows", "#columns", "written in", "becomes");
    draft
        .files()
        .forEach(
            each ->
                files.row(
                    Cell.of(each.path()),
                    Cell.count(each.rows(), Style.PLAIN),
                    Cell.count(each.columns(), Style.PLAIN),
                    Cell.of(each.written()),
                    Cell.of(each.becomes())));
    files.write(output, "");
    output.line();
    if (!draft.remarks().isEmpty()) {
      output.line(output.paint(Style.BOLD, "Check these; the files do not answer them:"));
      draft
          .remarks()
          .forEach(
              each ->
                  Paragraph.write(output, "  ", Printable.of(each.place() + ": " + each.text())));
      output.line();
    }
    output.line(output.paint(Style.BOLD, "A first load would read:"));
    Table trial = Table.of("", "#read", "#usable", "#rejected", "#duplicates");
    read.forEach(
        each ->
            trial.row(
                Cell.of(each.target()),
                Cell.count(each.read(), Style.PLAIN),
                Cell.count(each.rows(), Style.GREEN),
                Cell.count(each.rejected(), Style.RED),
                Cell.count(each.duplicates(), Style.YELLOW)));
    trial.write(output, "  ");
    output.line();
    output.line(
        "Written: " + file + " (" + Numbers.counted(draft.yaml().lines().count(), "line") + ")");
    output.line(
        "Next: check it, put it into the server's connectors folder and the files into its files");
    output.line("folder (./sluice serve shows both), and look at the plan of a first load:");
    output.line("  ./sluice reload");
    output.line("  ./sluice sync " + connector + " --mode initial --dry-run --follow");
  }
}
