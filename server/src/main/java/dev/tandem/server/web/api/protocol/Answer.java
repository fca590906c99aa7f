package dev.tandem.server.web.api.protocol;

/**
 * What a request that makes something is answered with.
 *
 * @param status such as 201
 * @param location path of what was made, below {@code /api/v1}
 * @param body as it is answered this once
 * @param kept as it is answered again, without what is shown only once
 */
public record Answer(int status, String location, Object body, Object kept) {

    /** Something was made, and nothing about it is secret. */
    public static Answer created(String location, Object body) {
        return new Answer(201, location, body, body);
    }

    /** Something was taken on and will be done soon. */
    public static Answer accepted(String location, Object body) {
        return new Answer(202, location, body, body);
    }
}
