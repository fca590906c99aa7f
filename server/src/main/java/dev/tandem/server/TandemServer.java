package dev.tandem.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the server. */
@SpringBootApplication
public class TandemServer {

    /** Starts the server with the configuration of the environment ({@code TANDEM_*}). */
    public static void main(String[] arguments) {
        SpringApplication.run(TandemServer.class, arguments);
    }
}
