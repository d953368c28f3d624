package dev.sluice.contract.run;

/**
 * The answer to a decision.
 *
 * @param winner the decision that counts
 * @param first whether it is the one just sent; false if the same decision was already taken
 */
public record DecisionAnswer(Decision winner, boolean first) {}
