/* export/usb.h - the handbook on a USB stick, or in any folder that people
 * carry away.
 *
 * Layer:   export
 * DEST:    missing (its own folder must be there: a stick that is not in must
 *          not become a folder of that name), empty, or ours: with our manifest
 *          or what an interrupted export left. Else it is refused
 *          (export-not-ours), naming what is in the way. What a reader put
 *          beside the handbook stays and is named; where it stands in the way
 *          of a file of ours nothing is written (export-in-the-way). Links are
 *          never followed.
 * How:     1. names and lengths are checked (export/forms.h), each file of ours
 *             on the stick is read and held against the new one, and the room
 *             is
 *             looked at: nothing is written before all that is well.
 *          2. What is new or changed is written into ".handbook-unfinished" on
 *             the stick, synced, read back and compared. Up to here the old
 *             handbook is as it was.
 *          3. It is moved to its place, what the new edition has no more is
 *             removed, and last of all manifest.sha256 takes the old one's
 *             place. In between the manifest does not fit, so handbook verify
 *             calls no mixed stick whole.
 *          ".handbook-unfinished/listed" names every file that may lie there
 *          from any run: what a killed run left is found, used where it fits,
 *          and the next run says that it went on (export-resumed).
 * Proved:  that the system gives back what was written, after it was told to
 *          write it out and to forget its own copy. Not proved: that it did
 *          forget (it is advice), that the stick answered from its cells and
 *          not from a memory of its own, or that the cells will keep it.
 *          Taking the stick out, putting it in again and handbook verify
 *          proves more.
 * Errors:  DIAG_SYSTEM in plain words, with what to do and in which state the
 *          stick is: stick-full, stick-read-only, stick-gone, stick-fails.
 * Threads: main.
 */
#ifndef HB_EXPORT_USB_H
#define HB_EXPORT_USB_H

#include "export/export.h"

bool export_usb(ExportJob *job);

#endif
