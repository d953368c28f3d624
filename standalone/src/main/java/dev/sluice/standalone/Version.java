package dev.sluice.standalone;

import picocli.CommandLine.IVersionProvider;

/** The version as the jar's manifest has it. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Sluice.class.getPackage().getImplementationVersion();
    return new String[] {"sluice " + (version == null ? "(not packaged)" : version)};
  }
}
