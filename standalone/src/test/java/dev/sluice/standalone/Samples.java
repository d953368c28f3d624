package dev.sluice.standalone;

/** JSON as the API answers it. */
final class Samples {
  static final String ID = "5f6d2c1e-0b1a-4c5d-9e8f-0123456789ab";
  static final String PATH = "/api/synchronizations/" + ID;

  private Samples() {}

  /** A run with this status. */
  static String run(String status) {
    return run(ID, status);
  }

  static String run(String id, String status) {
    return """
    {"id":"%s","connector":"acme-ad","mode":"complete","status":"%s","requestedBy":"admin",
     "force":false,"dryRun":false,"startedAt":"2026-11-23T02:00:00Z","endedAt":null,
     "expiresAt":"2026-11-30T02:00:00Z","planDigest":"d1","failure":null,"supersededBy":null,
     "progress":{"step":"prepare","done":12345,"total":100000},"decision":null,
     "somethingNew":{"a":1},
     "resources":{"User":{"read":1000,"rejected":2,"duplicates":4,"inserted":10,"updated":5,
       "deleted":312,"unchanged":982,"conflicts":0}},
     "links":{"Group.members":{"read":4000,"rejected":1,"pending":17,"duplicates":0,"inserted":7,
       "updated":0,"deleted":2,"unchanged":3991,"conflicts":1}},
     "breaches":[{"scope":"User","threshold":"maximumDeletedLines","limit":50,"actual":312,
        "message":"User: 312 deletes, over the limit of 50 (maximumDeletedLines)"},
       {"scope":"acme-ad","threshold":"maxLinkPercentageInsertedLines","limit":30,
        "actual":62.456,
        "message":"acme-ad: 62.46%% link inserts, over the limit of 30%% (maxLinkPercentageInsertedLines)"},
       {"scope":"acme-ad","threshold":"maxPercentageInsertedLines","limit":30,"actual":500,
        "lines":5,"of":0,
        "message":"acme-ad: 5 inserts when there was none before, over the limit of 30%% (maxPercentageInsertedLines)"},
       {"scope":"acme-ad","threshold":"maximumRejectedLines","limit":0,"actual":1,
        "message":"acme-ad: 1 rejected row, over the limit of 0 (maximumRejectedLines)"},
       {"scope":"User","threshold":"emptyFile","limit":0,"actual":0,
        "message":"User: the source's file is empty (emptyFile)"}]}
    """
        .formatted(id, status);
  }

  static String failedRun() {
    return """
    {"id":"%s","connector":"acme-ad","mode":"initial","status":"FAILED",
     "failure":{"type":"SOURCE_MALFORMED","message":"The row has 3 cells and the header 4.",
       "file":"users.csv","line":17,"column":"mail","remedy":"Quote the delimiter."}}
    """
        .formatted(ID);
  }

  static String page(String next, String... items) {
    return "{\"items\":["
        + String.join(",", items)
        + "],\"next\":"
        + (next.isEmpty() ? "null" : "\"" + next + "\"")
        + "}";
  }
}
