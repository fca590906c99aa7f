package dev.tandem.emulator.gmail;

import dev.tandem.emulator.faults.Faults;
import dev.tandem.emulator.post.PostOffice;
import dev.tandem.emulator.store.EmulatorClock;

/** What the methods of the Gmail API work with. */
public record Services(
        PostOffice post, EmulatorClock clock, Faults faults, AttachmentIds attachmentIds, Watches watches) {}
