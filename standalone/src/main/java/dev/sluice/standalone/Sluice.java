package dev.sluice.standalone;

import dev.sluice.standalone.client.access.AgentsCommand;
import dev.sluice.standalone.client.access.TokensCommand;
import dev.sluice.standalone.client.access.UsersCommand;
import dev.sluice.standalone.client.activation.ActivationsCommand;
import dev.sluice.standalone.client.change.ChangesCommand;
import dev.sluice.standalone.client.connector.CheckCommand;
import dev.sluice.standalone.client.connector.ConnectorsCommand;
import dev.sluice.standalone.client.connector.ReloadCommand;
import dev.sluice.standalone.client.decide.DecideCommand;
import dev.sluice.standalone.client.decide.HeldCommand;
import dev.sluice.standalone.client.decide.HoldCommand;
import dev.sluice.standalone.client.decide.LetThroughCommand;
import dev.sluice.standalone.client.decide.RejectCommand;
import dev.sluice.standalone.client.decide.RulesCommand;
import dev.sluice.standalone.client.facet.ColumnsCommand;
import dev.sluice.standalone.client.facet.FacetsCommand;
import dev.sluice.standalone.client.facet.SampleCommand;
import dev.sluice.standalone.client.follow.CancelCommand;
import dev.sluice.standalone.client.follow.ResumeCommand;
import dev.sluice.standalone.client.follow.SyncCommand;
import dev.sluice.standalone.client.follow.UpdateExpressionsCommand;
import dev.sluice.standalone.client.job.ActivateCommand;
import dev.sluice.standalone.client.job.DeactivateCommand;
import dev.sluice.standalone.client.job.JobsCommand;
import dev.sluice.standalone.client.report.QueryCommand;
import dev.sluice.standalone.client.report.ReportCommand;
import dev.sluice.standalone.client.report.StorageCommand;
import dev.sluice.standalone.client.report.TemplateCommand;
import dev.sluice.standalone.client.review.FindingsCommand;
import dev.sluice.standalone.client.review.ImpactCommand;
import dev.sluice.standalone.client.review.PairsCommand;
import dev.sluice.standalone.client.run.RunsCommand;
import dev.sluice.standalone.client.run.ShowCommand;
import dev.sluice.standalone.client.upload.ImportCommand;
import dev.sluice.standalone.client.upload.UploadCommand;
import dev.sluice.standalone.client.upload.UploadsCommand;
import dev.sluice.standalone.command.CommandErrorHandler;
import dev.sluice.standalone.command.CommandFactory;
import dev.sluice.standalone.command.ExitCode;
import dev.sluice.standalone.command.Version;
import dev.sluice.standalone.demo.DemoCommand;
import dev.sluice.standalone.init.InitCommand;
import dev.sluice.standalone.screen.Output;
import dev.sluice.standalone.server.ServeCommand;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

/** The command line. */
@Command(
    name = "sluice",
    description = "Durable identity synchronisation.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExit codes:%n",
    footer = {
      "  0  applied, planned, accepted or nothing to do",
      "  2  bad usage",
      "  3  held for review",
      "  4  cancelled, expired or superseded",
      "  5  failed or interrupted",
      "  6  server not reachable, or login refused"
    },
    subcommands = {
      DemoCommand.class,
      ServeCommand.class,
      InitCommand.class,
      SyncCommand.class,
      UpdateExpressionsCommand.class,
      RunsCommand.class,
      ShowCommand.class,
      ChangesCommand.class,
      FacetsCommand.class,
      ColumnsCommand.class,
      SampleCommand.class,
      ResumeCommand.class,
      CancelCommand.class,
      FindingsCommand.class,
      ImpactCommand.class,
      PairsCommand.class,
      HoldCommand.class,
      RejectCommand.class,
      LetThroughCommand.class,
      RulesCommand.class,
      DecideCommand.class,
      HeldCommand.class,
      CheckCommand.class,
      ImportCommand.class,
      UploadCommand.class,
      UploadsCommand.class,
      ActivationsCommand.class,
      AgentsCommand.class,
      TokensCommand.class,
      UsersCommand.class,
      ReloadCommand.class,
      ConnectorsCommand.class,
      JobsCommand.class,
      ActivateCommand.class,
      DeactivateCommand.class,
      TemplateCommand.class,
      ReportCommand.class,
      QueryCommand.class,
      StorageCommand.class
    })
public final class Sluice {
  private Sluice() {}

  public static void main(String... arguments) {
    // Libraries form names and numbers in the default locale: in Turkish, Spring Data asks for a
    // column workflow_ıd; in Arabic, digits are others.
    Locale.setDefault(Locale.ENGLISH);
    Output output = Output.standard(System.getenv());
    int status = run(output, System.getenv(), arguments);
    if (!output.flush() && status == ExitCode.DONE && !Output.goesIntoPipe()) {
      output.error("The output is incomplete: it could not be written.");
      status = ExitCode.FAILED;
    }
    System.exit(status);
  }

  /** Runs one command and returns its exit code. */
  static int run(Output output, Map<String, String> environment, String... arguments) {
    CommandLine commands =
        new CommandLine(new Sluice(), new CommandFactory(output, environment))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setColorScheme(
                CommandLine.Help.defaultColorScheme(output.coloured() ? Ansi.ON : Ansi.OFF))
            .setOut(output.writer())
            .setErr(output.errors())
            .setUsageHelpWidth(output.helpWidth())
            .setExecutionExceptionHandler(new CommandErrorHandler(output));
    if (arguments.length == 0) {
      commands.usage(output.errors());
      return ExitCode.BAD_USAGE;
    }
    return commands.execute(arguments);
  }
}
