package dev.sluice.bench.report;

import java.util.List;

/** A step of Sluice, the references that do the same work, and the goal for their ratio. */
public enum Goal {
  P1("prepare users", 0.40, "R1"),
  P2("prepare links", 0.60, "R2"),
  P3("compare users", 0.36, "R3"),
  P4("compare links", 0.28, "R4"),
  P5("apply", 1.25, "R5"),
  P6("initial, from sorted files", 1.3, "R6"),
  P7("a whole complete run", 0.40, "R1,R2,R3,R4,R5"),
  P8("first load of users", 0.20, "R8"),
  P9("the same file again", 0.08, "R9"),
  P14("read a workbook", 1, "R14"),
  P15("write a full template", 1, "R15");

  private final String step;
  private final double ratio;
  private final String references;

  Goal(String step, double ratio, String references) {
    this.step = step;
    this.ratio = ratio;
    this.references = references;
  }

  /** What is done, in words. */
  public String step() {
    return step;
  }

  /** The highest ratio that reaches the goal. */
  public double ratio() {
    return ratio;
  }

  /** The references whose times are summed up. */
  public List<String> references() {
    return List.of(references.split(","));
  }
}
