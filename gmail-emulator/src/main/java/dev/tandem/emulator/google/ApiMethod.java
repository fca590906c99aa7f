package dev.tandem.emulator.google;

import java.util.List;
import java.util.Map;

/**
 * One method as the discovery document describes it.
 *
 * @param id such as gmail.users.messages.get
 * @param scopes any one of them opens it
 * @param mediaBytesMax for uploads; 0 when the method takes none
 * @param enums allowed values of the parameters that have a closed list
 */
public record ApiMethod(String id, List<String> scopes, long mediaBytesMax, Map<String, List<String>> enums) {}
