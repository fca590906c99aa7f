package dev.tandem.emulator.google;

/** The gRPC code that goes with an HTTP status. */
final class Statuses {
    private Statuses() {}

    static String of(int code, String reason) {
        return switch (code) {
            case 400 -> reason.equals("failedPrecondition") ? "FAILED_PRECONDITION" : "INVALID_ARGUMENT";
            case 401 -> "UNAUTHENTICATED";
            case 403 -> "PERMISSION_DENIED";
            case 404 -> "NOT_FOUND";
            case 409 -> reason.equals("aborted") ? "ABORTED" : "ALREADY_EXISTS";
            case 412 -> "FAILED_PRECONDITION";
            case 429 -> "RESOURCE_EXHAUSTED";
            case 501 -> "UNIMPLEMENTED";
            case 503 -> "UNAVAILABLE";
            case 504 -> "DEADLINE_EXCEEDED";
            default -> code >= 500 ? "INTERNAL" : "FAILED_PRECONDITION";
        };
    }

    /** The reason that Google gives with this status when nothing better is known. */
    static String reason(int code) {
        return switch (code) {
            case 400 -> "badRequest";
            case 401 -> "authError";
            case 403 -> "rateLimitExceeded";
            case 404 -> "notFound";
            case 409 -> "alreadyExists";
            case 429 -> "rateLimitExceeded";
            default -> "backendError";
        };
    }

    static String message(int code) {
        return switch (code) {
            case 400 -> "Precondition check failed.";
            case 401 -> "Invalid Credentials";
            case 403 -> "Rate Limit Exceeded";
            case 404 -> "Requested entity was not found.";
            case 429 -> "Resource has been exhausted (e.g. check quota).";
            case 503 -> "The service is currently unavailable.";
            default -> "Backend Error";
        };
    }
}
