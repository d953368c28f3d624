package dev.sluice.contract.recount;

import java.util.List;

/** Counter-tests in the order in which they run. */
public record ChosenTests(List<ChosenTest> tests) {}
