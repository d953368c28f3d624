package dev.sluice.contract.recount;

import java.util.List;

/** Counter-tests in the order in which they are made. */
public record ChosenTests(List<ChosenTest> tests) {}
