package dev.sluice.agent;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * The agent's settings, {@code sluice.agent.*}.
 *
 * @param name the name by which connectors know the agent
 * @param serverUrl where the server's API is
 * @param token the agent's credential at the server, which opens nothing but the agent's part
 * @param files the folder that sources are read from
 * @param work the folder for the agent's own files; they must outlive the process
 * @param settle how long a source's file must have been left alone before it is read
 * @param sortMemory how much of a file's rows is held in memory to sort them, by each step; four
 *     steps at once take a quarter of a heap of 512 MB, and 15 million links are sorted in some 60
 *     runs, which are merged in one go
 * @param concurrentSteps how many steps of different runs go on at once
 */
@Validated
@ConfigurationProperties("sluice.agent")
public record AgentProperties(
    @DefaultValue("default") @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]*") String name,
    @DefaultValue("http://127.0.0.1:8080") URI serverUrl,
    @NotBlank String token,
    @DefaultValue("files") Path files,
    @DefaultValue("work") Path work,
    @DefaultValue("2s") Duration settle,
    @DefaultValue("32MB") DataSize sortMemory,
    @DefaultValue("4") @Min(1) @Max(64) int concurrentSteps) {

  /** Without the token, since settings end in logs. */
  @Override
  public String toString() {
    return "AgentProperties[name=" + name + ", serverUrl=" + serverUrl + "]";
  }
}
