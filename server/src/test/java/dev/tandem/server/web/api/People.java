package dev.tandem.server.web.api;

import tools.jackson.databind.JsonNode;

/** The people of the demo with their programs, and where they belong. */
final class People {

    static final Program BEN = Program.of("ben@nordlicht.example");
    static final Program ADA = Program.of("ada@nordlicht.example");
    static final Program TIMO = Program.of("timo@nordlicht.example");
    static final Program NORA = Program.of("nora@nordlicht.example");

    /** Ben and Ada are here, Ada runs it; Timo is not. */
    static final String KRAMER = "/sub-accounts/" + subAccount("Fenster Kramer");

    /** Ben, Ada and Timo are here, none of them runs it. */
    static final String LINDENHOF = "/sub-accounts/" + subAccount("Zahnzentrum Lindenhof");

    private People() {}

    /** The id behind a program. */
    static String id(Program program) {
        return program.get("/me").json().path("user").path("id").asString();
    }

    /** The one contact here who has this address. */
    static JsonNode contact(String place, String address) {
        return NORA.get(place + "/contacts?address=" + address)
                .json()
                .path("items")
                .path(0);
    }

    private static String subAccount(String name) {
        return NORA.get("/sub-accounts")
                .json()
                .path("items")
                .valueStream()
                .filter(item -> item.path("name").asString().equals(name))
                .map(item -> item.path("id").asString())
                .findFirst()
                .orElseThrow();
    }
}
