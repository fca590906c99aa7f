package dev.tandem.server.mailcheck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** A name server with a few records; it cannot find out about names that begin with {@code broken}. */
final class LoopbackNameServer implements AutoCloseable {

    private final DatagramSocket socket;
    private final List<Record> records;

    LoopbackNameServer(Record... records) {
        this.records = List.of(records);
        try {
            socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::answerAll);
    }

    Resolver resolver() {
        SimpleResolver resolver = new SimpleResolver(InetAddress.getLoopbackAddress());
        resolver.setPort(socket.getLocalPort());
        resolver.setTimeout(Duration.ofSeconds(20));
        return resolver;
    }

    private void answerAll() {
        while (!socket.isClosed()) {
            try {
                DatagramPacket asked = new DatagramPacket(new byte[2048], 2048);
                socket.receive(asked);
                byte[] answer = answer(new Message(Arrays.copyOf(asked.getData(), asked.getLength())));
                socket.send(new DatagramPacket(answer, answer.length, asked.getSocketAddress()));
            } catch (IOException closed) {
                // the test is over
            }
        }
    }

    private byte[] answer(Message asked) {
        Record question = asked.getQuestion();
        Message answer = new Message(asked.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.addRecord(question, Section.QUESTION);
        if (question.getName().toString().startsWith("broken")) {
            answer.getHeader().setRcode(Rcode.SERVFAIL);
        } else if (records.stream().noneMatch(record -> record.getName().equals(question.getName()))) {
            answer.getHeader().setRcode(Rcode.NXDOMAIN);
        } else {
            add(answer, question.getName(), question.getType());
        }
        return answer.toWire();
    }

    private void add(Message answer, Name name, int type) {
        for (Record record : records) {
            if (record.getName().equals(name) && record.getType() == type) {
                answer.addRecord(record, Section.ANSWER);
            }
            if (record.getName().equals(name) && record.getType() == Type.CNAME) {
                answer.addRecord(record, Section.ANSWER);
                add(answer, ((CNAMERecord) record).getTarget(), type);
            }
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
