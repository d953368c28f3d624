package dev.sluice.repository.history;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of all that a managed system holds, by source, in whatever order of rows. */
final class WholeFiles {
  private WholeFiles() {}

  static Map<String, List<String>> of(Holdings holdings, Random random) {
    Map<String, List<String>> files = new TreeMap<>();
    files.put(
        "Users",
        lines(
            random,
            "employeeId,login,level,state",
            holdings.people.entrySet().stream()
                .map(
                    each ->
                        String.join(
                            ",",
                            each.getKey(),
                            each.getValue().login(),
                            each.getValue().level(),
                            each.getValue().active() ? "on" : "off"))));
    files.put(
        "User.managers",
        lines(
            random,
            "owner,target",
            holdings.managers.entrySet().stream()
                .map(each -> each.getKey() + "," + each.getValue())));
    files.put("Group.memberss", lines(random, "owner,target", holdings.members.stream()));
    files.put(
        "Groups",
        lines(random, "code,dn", holdings.groups.stream().map(key -> key + ",cn=" + key)));
    return files;
  }

  private static List<String> lines(Random random, String header, Stream<String> rows) {
    List<String> shuffled = new ArrayList<>(rows.toList());
    Collections.shuffle(shuffled, random);
    shuffled.add(0, header);
    return shuffled;
  }
}
