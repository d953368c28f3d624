package dev.sluice.contract.recount;

/** Asks the server to make a counter-test for which it needs no file. */
public record CountPlanRequest(String synchronizationId, String test) {}
