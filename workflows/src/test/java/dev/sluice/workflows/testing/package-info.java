/** Fakes of the workers around the workflows, and the service that the tests run on. */
package dev.sluice.workflows.testing;
