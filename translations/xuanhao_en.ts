<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Events</name>
    <message>
        <source>Selection begun</source>
        <translation>Selection begun</translation>
    </message>
    <message>
        <source>Notice accepted</source>
        <translation>Notice accepted</translation>
    </message>
    <message>
        <source>Picture of the invoice taken</source>
        <translation>Picture of the invoice taken</translation>
    </message>
    <message>
        <source>Vehicle entered</source>
        <translation>Vehicle entered</translation>
    </message>
    <message>
        <source>Contact confirmed</source>
        <translation>Contact confirmed</translation>
    </message>
    <message>
        <source>Compose window begun</source>
        <translation>Compose window begun</translation>
    </message>
    <message>
        <source>Picture with characters asked for</source>
        <translation>Picture with characters asked for</translation>
    </message>
    <message>
        <source>Characters of the picture wrong</source>
        <translation>Characters of the picture wrong</translation>
    </message>
    <message>
        <source>Number verified</source>
        <translation>Number verified</translation>
    </message>
    <message>
        <source>Locked number released</source>
        <translation>Locked number released</translation>
    </message>
    <message>
        <source>Number submitted</source>
        <translation>Number submitted</translation>
    </message>
    <message>
        <source>Numbers drawn</source>
        <translation>Numbers drawn</translation>
    </message>
    <message>
        <source>Numbers drawn on site</source>
        <translation>Numbers drawn on site</translation>
    </message>
    <message>
        <source>Drawn number kept aside</source>
        <translation>Drawn number kept aside</translation>
    </message>
    <message>
        <source>Drawn number chosen</source>
        <translation>Drawn number chosen</translation>
    </message>
    <message>
        <source>SMS code sent</source>
        <translation>SMS code sent</translation>
    </message>
    <message>
        <source>SMS code wrong</source>
        <translation>SMS code wrong</translation>
    </message>
    <message>
        <source>SMS code confirmed</source>
        <translation>SMS code confirmed</translation>
    </message>
    <message>
        <source>Number reserved</source>
        <translation>Number reserved</translation>
    </message>
    <message>
        <source>Choice given up</source>
        <translation>Choice given up</translation>
    </message>
    <message>
        <source>Selection given up</source>
        <translation>Selection given up</translation>
    </message>
    <message>
        <source>Form printed</source>
        <translation>Form printed</translation>
    </message>
    <message>
        <source>Sheet sent to the printer</source>
        <translation>Sheet sent to the printer</translation>
    </message>
    <message>
        <source>Said what came out of the printer</source>
        <translation>Said what came out of the printer</translation>
    </message>
    <message>
        <source>Last day counted again</source>
        <translation>Last day counted again</translation>
    </message>
    <message>
        <source>Another counter asks for the selection</source>
        <translation>Another counter asks for the selection</translation>
    </message>
    <message>
        <source>Handing over declined</source>
        <translation>Handing over declined</translation>
    </message>
    <message>
        <source>Selection handed over</source>
        <translation>Selection handed over</translation>
    </message>
    <message>
        <source>SMS code to hand over sent</source>
        <translation>SMS code to hand over sent</translation>
    </message>
    <message>
        <source>SMS code to hand over wrong</source>
        <translation>SMS code to hand over wrong</translation>
    </message>
    <message>
        <source>Second selection refused at another counter</source>
        <translation>Second selection refused at another counter</translation>
    </message>
    <message>
        <source>Act of the former counter refused</source>
        <translation>Act of the former counter refused</translation>
    </message>
    <message>
        <source>Deadline: the locked number became the choice</source>
        <translation>Deadline: the locked number became the choice</translation>
    </message>
    <message>
        <source>Deadline: nothing was locked</source>
        <translation>Deadline: nothing was locked</translation>
    </message>
    <message>
        <source>Drawn numbers lapsed</source>
        <translation>Drawn numbers lapsed</translation>
    </message>
    <message>
        <source>Time over: the first drawn number became the choice</source>
        <translation>Time over: the first drawn number became the choice</translation>
    </message>
    <message>
        <source>Numbers kept aside lapsed</source>
        <translation>Numbers kept aside lapsed</translation>
    </message>
    <message>
        <source>Choice lapsed without a code</source>
        <translation>Choice lapsed without a code</translation>
    </message>
    <message>
        <source>Ended: nobody went on</source>
        <translation>Ended: nobody went on</translation>
    </message>
    <message>
        <source>free, locked</source>
        <translation>free, locked</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>taken</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>to %1</translation>
    </message>
    <message>
        <source>printing %1</source>
        <translation>printing %1</translation>
    </message>
    <message>
        <source>Entry on the blacklist made</source>
        <translation>Entry on the blacklist made</translation>
    </message>
    <message>
        <source>Entry confirmed</source>
        <translation>Entry confirmed</translation>
    </message>
    <message>
        <source>Entry lifted</source>
        <translation>Entry lifted</translation>
    </message>
    <message>
        <source>Entry closed: nobody decided in time</source>
        <translation>Entry closed: nobody decided in time</translation>
    </message>
    <message>
        <source>act from a second terminal: selection void</source>
        <translation>act from a second terminal: selection void</translation>
    </message>
    <message>
        <source>before the deadline: selection void</source>
        <translation>before the deadline: selection void</translation>
    </message>
    <message>
        <source>Identity witnessed by two members of staff</source>
        <translation>Identity witnessed by two members of staff</translation>
    </message>
    <message>
        <source>No SMS can be sent: the choice is held on</source>
        <translation>No SMS can be sent: the choice is held on</translation>
    </message>
    <message>
        <source>with %1</source>
        <translation>with %1</translation>
    </message>
    <message>
        <source>Reminded of the last day by SMS</source>
        <translation>Reminded of the last day by SMS</translation>
    </message>
    <message>
        <source>Could not be reminded of the last day</source>
        <translation>Could not be reminded of the last day</translation>
    </message>
</context>
<context>
    <name>FormTools</name>
    <message>
        <source>the texts are of another paper: %1</source>
        <translation>the texts are of another paper: %1</translation>
    </message>
    <message>
        <source>this finds no room: %1</source>
        <translation>this finds no room: %1</translation>
    </message>
    <message>
        <source>%1: right, %2 page(s)</source>
        <translation>%1: right, %2 page(s)</translation>
    </message>
    <message>
        <source>%1: %2 page(s)</source>
        <translation>%1: %2 page(s)</translation>
    </message>
    <message>
        <source>the counter takes this template as %1.json only</source>
        <translation>the counter takes this template as %1.json only</translation>
    </message>
    <message>
        <source>%1: the first of %2 page(s)</source>
        <translation>%1: the first of %2 page(s)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read: %2</source>
        <translation>%1 can&apos;t be read: %2</translation>
    </message>
    <message>
        <source>no font has %1</source>
        <translation>no font has %1</translation>
    </message>
    <message>
        <source>--output names no file</source>
        <translation>--output names no file</translation>
    </message>
    <message>
        <source>the name must end in .pdf or .png</source>
        <translation>the name must end in .pdf or .png</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: %2</source>
        <translation>%1 can&apos;t be written: %2</translation>
    </message>
    <message>
        <source>no bar code can be made of %1: it is empty, too long or has characters that the code lacks</source>
        <translation>no bar code can be made of %1: it is empty, too long or has characters that the code lacks</translation>
    </message>
</context>
<context>
    <name>JsonReasons</name>
    <message>
        <source>the file is empty</source>
        <translation>the file is empty</translation>
    </message>
    <message>
        <source>the file is not UTF-8 text</source>
        <translation>the file is not UTF-8 text</translation>
    </message>
    <message>
        <source>the file can&apos;t be read</source>
        <translation>the file can&apos;t be read</translation>
    </message>
    <message>
        <source>nested more than 64 levels deep</source>
        <translation>nested more than 64 levels deep</translation>
    </message>
    <message>
        <source>key begins with a byte order mark</source>
        <translation>key begins with a byte order mark</translation>
    </message>
    <message>
        <source>key stands twice</source>
        <translation>key stands twice</translation>
    </message>
    <message>
        <source>is missing</source>
        <translation>is missing</translation>
    </message>
    <message>
        <source>is not known here</source>
        <translation>is not known here</translation>
    </message>
    <message>
        <source>must not be empty</source>
        <translation>must not be empty</translation>
    </message>
    <message>
        <source>must not contain U+0000</source>
        <translation>must not contain U+0000</translation>
    </message>
    <message>
        <source>must not be larger than size</source>
        <translation>must not be larger than size</translation>
    </message>
    <message>
        <source>must have %1 to %2 characters</source>
        <translation>must have %1 to %2 characters</translation>
    </message>
    <message>
        <source>must have %1 texts a row</source>
        <translation>must have %1 texts a row</translation>
    </message>
    <message>
        <source>must be an object</source>
        <translation>must be an object</translation>
    </message>
    <message>
        <source>must be text</source>
        <translation>must be text</translation>
    </message>
    <message>
        <source>must be a number</source>
        <translation>must be a number</translation>
    </message>
    <message>
        <source>must be a whole number</source>
        <translation>must be a whole number</translation>
    </message>
    <message>
        <source>must be true or false</source>
        <translation>must be true or false</translation>
    </message>
    <message>
        <source>must be a time like 2026-11-23T10:42:17.250+08:00</source>
        <translation>must be a time like 2026-11-23T10:42:17.250+08:00</translation>
    </message>
    <message>
        <source>must be an existing day like 2026-11-23</source>
        <translation>must be an existing day like 2026-11-23</translation>
    </message>
    <message>
        <source>must be base64 of at most %1 bytes</source>
        <translation>must be base64 of at most %1 bytes</translation>
    </message>
    <message>
        <source>must be a list of texts of at most %1 characters</source>
        <translation>must be a list of texts of at most %1 characters</translation>
    </message>
    <message>
        <source>must be a list of at most %1 items</source>
        <translation>must be a list of at most %1 items</translation>
    </message>
    <message>
        <source>must be a letter A to U</source>
        <translation>must be a letter A to U</translation>
    </message>
    <message>
        <source>must be one of %1</source>
        <translation>must be one of %1</translation>
    </message>
    <message>
        <source>must be where the row above ends</source>
        <translation>must be where the row above ends</translation>
    </message>
    <message>
        <source>must be after the mark before it</source>
        <translation>must be after the mark before it</translation>
    </message>
    <message>
        <source>must be %1 to %2</source>
        <translation>must be %1 to %2</translation>
    </message>
    <message>
        <source>must be %1</source>
        <translation>must be %1</translation>
    </message>
    <message>
        <source>is no field of the form</source>
        <translation>is no field of the form</translation>
    </message>
    <message>
        <source>is no box of the form</source>
        <translation>is no box of the form</translation>
    </message>
    <message>
        <source>the table is wider than the page</source>
        <translation>the table is wider than the page</translation>
    </message>
    <message>
        <source>the row ends below the page</source>
        <translation>the row ends below the page</translation>
    </message>
    <message>
        <source>the cell ends outside the table</source>
        <translation>the cell ends outside the table</translation>
    </message>
    <message>
        <source>a cell of row %1 ends below the table</source>
        <translation>a cell of row %1 ends below the table</translation>
    </message>
    <message>
        <source>two cells overlap in row %1</source>
        <translation>two cells overlap in row %1</translation>
    </message>
    <message>
        <source>row %1 is not covered by cells</source>
        <translation>row %1 is not covered by cells</translation>
    </message>
    <message>
        <source>the box %1 must stand exactly once</source>
        <translation>the box %1 must stand exactly once</translation>
    </message>
    <message>
        <source>the field %1 has no place</source>
        <translation>the field %1 has no place</translation>
    </message>
    <message>
        <source>the item does not lie on the page</source>
        <translation>the item does not lie on the page</translation>
    </message>
    <message>
        <source>the item lies on the table</source>
        <translation>the item lies on the table</translation>
    </message>
    <message>
        <source>the item lies on a bar code</source>
        <translation>the item lies on a bar code</translation>
    </message>
    <message>
        <source>the table&apos;s border leaves the page</source>
        <translation>the table&apos;s border leaves the page</translation>
    </message>
    <message>
        <source>the title does not lie on the page</source>
        <translation>the title does not lie on the page</translation>
    </message>
    <message>
        <source>the title lies on the table</source>
        <translation>the title lies on the table</translation>
    </message>
    <message>
        <source>the title lies on the strip</source>
        <translation>the title lies on the strip</translation>
    </message>
    <message>
        <source>the lines are too low for boxes of %1 mm</source>
        <translation>the lines are too low for boxes of %1 mm</translation>
    </message>
    <message>
        <source>the blank runs through the mark after it</source>
        <translation>the blank runs through the mark after it</translation>
    </message>
    <message>
        <source>%1 is no field here: it would be printed as it stands</source>
        <translation>%1 is no field here: it would be printed as it stands</translation>
    </message>
    <message>
        <source>the code is too small to be read: its bars are lower than %1 mm</source>
        <translation>the code is too small to be read: its bars are lower than %1 mm</translation>
    </message>
    <message>
        <source>the code is too small to be read: its finest bar has %1 mm, needed are %2 mm</source>
        <translation>the code is too small to be read: its finest bar has %1 mm, needed are %2 mm</translation>
    </message>
    <message>
        <source>is no sheet of this program</source>
        <translation>is no sheet of this program</translation>
    </message>
    <message>
        <source>is no field of this sheet</source>
        <translation>is no field of this sheet</translation>
    </message>
    <message>
        <source>is no list of this sheet</source>
        <translation>is no list of this sheet</translation>
    </message>
    <message>
        <source>is no table of this sheet</source>
        <translation>is no table of this sheet</translation>
    </message>
    <message>
        <source>is no field, list or table of this sheet</source>
        <translation>is no field, list or table of this sheet</translation>
    </message>
    <message>
        <source>is none of this sheet&apos;s: %1</source>
        <translation>is none of this sheet&apos;s: %1</translation>
    </message>
    <message>
        <source>%1 is no field of this sheet</source>
        <translation>%1 is no field of this sheet</translation>
    </message>
    <message>
        <source>%1 must always have a place, not only at times</source>
        <translation>%1 must always have a place, not only at times</translation>
    </message>
    <message>
        <source>%1 has no place on the sheet</source>
        <translation>%1 has no place on the sheet</translation>
    </message>
    <message>
        <source>the margins leave less than %1 mm</source>
        <translation>the margins leave less than %1 mm</translation>
    </message>
    <message>
        <source>leaves less than %1 mm beside it</source>
        <translation>leaves less than %1 mm beside it</translation>
    </message>
    <message>
        <source>the column %1 has no room for a character</source>
        <translation>the column %1 has no room for a character</translation>
    </message>
    <message>
        <source>there is no such folder</source>
        <translation>there is no such folder</translation>
    </message>
    <message>
        <source>no paper has this name</source>
        <translation>no paper has this name</translation>
    </message>
    <message>
        <source>not an ordinary file</source>
        <translation>not an ordinary file</translation>
    </message>
    <message>
        <source>the page can&apos;t be painted</source>
        <translation>the page can&apos;t be painted</translation>
    </message>
    <message>
        <source>the field %1 does not fit</source>
        <translation>the field %1 does not fit</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>line %1: %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>no bar code can be made of the field %1</source>
        <translation>no bar code can be made of the field %1</translation>
    </message>
</context>
<context>
    <name>SelfTest</name>
    <message>
        <source>passed</source>
        <translation>passed</translation>
    </message>
    <message>
        <source>FAILED</source>
        <translation>FAILED</translation>
    </message>
    <message>
        <source>This PC is ready for the counter.</source>
        <translation>This PC is ready for the counter.</translation>
    </message>
    <message>
        <source>This PC is not ready; mend what failed and try again.</source>
        <translation>This PC is not ready; mend what failed and try again.</translation>
    </message>
    <message>
        <source>the form&apos;s fonts lack %1; install a Chinese serif font (%2)</source>
        <translation>the form&apos;s fonts lack %1; install a Chinese serif font (%2)</translation>
    </message>
    <message>
        <source>JPEG pictures can&apos;t be written: a part of the program is missing; install it again</source>
        <translation>JPEG pictures can&apos;t be written: a part of the program is missing; install it again</translation>
    </message>
    <message>
        <source>JPEG pictures can&apos;t be read: a part of the program is missing; install it again</source>
        <translation>JPEG pictures can&apos;t be read: a part of the program is missing; install it again</translation>
    </message>
    <message>
        <source>JPEG, %1 bytes</source>
        <translation>JPEG, %1 bytes</translation>
    </message>
    <message>
        <source>what was written is not what is read</source>
        <translation>what was written is not what is read</translation>
    </message>
    <message>
        <source>another key opens the database</source>
        <translation>another key opens the database</translation>
    </message>
    <message>
        <source>written, closed, read again; another key is refused</source>
        <translation>written, closed, read again; another key is refused</translation>
    </message>
    <message>
        <source>the form came out empty</source>
        <translation>the form came out empty</translation>
    </message>
    <message>
        <source>%1 bytes, with its code</source>
        <translation>%1 bytes, with its code</translation>
    </message>
    <message>
        <source>days are not counted in the office&apos;s zone</source>
        <translation>days are not counted in the office&apos;s zone</translation>
    </message>
    <message>
        <source>this program has no TLS: a part of it is missing; install it again</source>
        <translation>this program has no TLS: a part of it is missing; install it again</translation>
    </message>
    <message>
        <source>%1, version %2, answered in %3 ms; this PC&apos;s clock is %4 ms off</source>
        <translation>%1, version %2, answered in %3 ms; this PC&apos;s clock is %4 ms off</translation>
    </message>
    <message>
        <source>a server with another key is not refused</source>
        <translation>a server with another key is not refused</translation>
    </message>
    <message>
        <source>refused before anything was sent</source>
        <translation>refused before anything was sent</translation>
    </message>
    <message>
        <source>Rules and forms</source>
        <translation>Rules and forms</translation>
    </message>
    <message>
        <source>Fonts</source>
        <translation>Fonts</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Pictures</translation>
    </message>
    <message>
        <source>Local database</source>
        <translation>Local database</translation>
    </message>
    <message>
        <source>Form as PDF</source>
        <translation>Form as PDF</translation>
    </message>
    <message>
        <source>Clock and zone</source>
        <translation>Clock and zone</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>Central server</source>
        <translation>Central server</translation>
    </message>
    <message>
        <source>A wrong key</source>
        <translation>A wrong key</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written to; give the clerk&apos;s Windows or Linux account the right to write there, or name another folder in the settings</source>
        <translation>%1 can&apos;t be written to; give the clerk&apos;s Windows or Linux account the right to write there, or name another folder in the settings</translation>
    </message>
    <message>
        <source>%1 does not answer (%2); check the address, the line and whether central runs</source>
        <translation>%1 does not answer (%2); check the address, the line and whether central runs</translation>
    </message>
    <message>
        <source>the server at %1 has another key than the pinned one; compare the pin with the line that “counters add” printed</source>
        <translation>the server at %1 has another key than the pinned one; compare the pin with the line that “counters add” printed</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Data folder</translation>
    </message>
    <message>
        <source>calendar, %1 profiles, %2 templates of printed papers</source>
        <translation>calendar, %1 profiles, %2 templates of printed papers</translation>
    </message>
    <message>
        <source>%1. The package of rare-character fonts is not installed: some names will have 〓 to be written in by hand</source>
        <translation>%1. The package of rare-character fonts is not installed: some names will have 〓 to be written in by hand</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>This person can&apos;t pre-select until %2, because %1.</source>
        <translation>This person can&apos;t pre-select until %2, because %1.</translation>
    </message>
    <message>
        <source>%1 is not right.</source>
        <translation>%1 is not right.</translation>
    </message>
    <message>
        <source>This document was registered on %1 at %2.</source>
        <translation>This document was registered on %1 at %2.</translation>
    </message>
    <message>
        <source>What differs from the record: %1.</source>
        <translation>What differs from the record: %1.</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>The central server does not know this counter. The administrator enrols it anew.</source>
        <translation>The central server does not know this counter. The administrator enrols it anew.</translation>
    </message>
    <message>
        <source>This PC&apos;s clock does not agree with the central server. Try again.</source>
        <translation>This PC&apos;s clock does not agree with the central server. Try again.</translation>
    </message>
    <message>
        <source>The sign-in has ended. Sign in again; what was entered is kept.</source>
        <translation>The sign-in has ended. Sign in again; what was entered is kept.</translation>
    </message>
    <message>
        <source>Staff number or password is wrong. %1 tries left.</source>
        <translation>Staff number or password is wrong. %1 tries left.</translation>
    </message>
    <message>
        <source>Too many wrong passwords. Signing in is possible again at %1.</source>
        <translation>Too many wrong passwords. Signing in is possible again at %1.</translation>
    </message>
    <message>
        <source>Your role may not do this. A supervisor can.</source>
        <translation>Your role may not do this. A supervisor can.</translation>
    </message>
    <message>
        <source>The central server is busy. What was entered is kept; try again in a moment.</source>
        <translation>The central server is busy. What was entered is kept; try again in a moment.</translation>
    </message>
    <message>
        <source>The central server could not do this (%1). What was entered is kept.</source>
        <translation>The central server could not do this (%1). What was entered is kept.</translation>
    </message>
    <message>
        <source>This person is choosing at %1 since %2. A person chooses at one counter only.</source>
        <translation>This person is choosing at %1 since %2. A person chooses at one counter only.</translation>
    </message>
    <message>
        <source>This person already holds a valid pre-selected number.</source>
        <translation>This person already holds a valid pre-selected number.</translation>
    </message>
    <message>
        <source>Accounts of this user type can&apos;t pre-select a plate number.</source>
        <translation>Accounts of this user type can&apos;t pre-select a plate number.</translation>
    </message>
    <message>
        <source>%1 does not take pre-selections now: %2</source>
        <translation>%1 does not take pre-selections now: %2</translation>
    </message>
    <message>
        <source>The system of %1 is under maintenance: %2</source>
        <translation>The system of %1 is under maintenance: %2</translation>
    </message>
    <message>
        <source>Pre-selection is not open now. It opens at %1.</source>
        <translation>Pre-selection is not open now. It opens at %1.</translation>
    </message>
    <message>
        <source>This office does not offer this kind of business.</source>
        <translation>This office does not offer this kind of business.</translation>
    </message>
    <message>
        <source>The central server&apos;s clock is not exact enough for the timed window. Random draw is possible.</source>
        <translation>The central server&apos;s clock is not exact enough for the timed window. Random draw is possible.</translation>
    </message>
    <message>
        <source>A number has already been pre-selected for this vehicle.</source>
        <translation>A number has already been pre-selected for this vehicle.</translation>
    </message>
    <message>
        <source>This office does not give %1. Apply at: %2</source>
        <translation>This office does not give %1. Apply at: %2</translation>
    </message>
    <message>
        <source>The invoice is made out to “%2”, the account to “%1”. The names must be the same.</source>
        <translation>The invoice is made out to “%2”, the account to “%1”. The names must be the same.</translation>
    </message>
    <message>
        <source>%1 is empty.</source>
        <translation>%1 is empty.</translation>
    </message>
    <message>
        <source>%1 has at most %2 characters, now %3.</source>
        <translation>%1 has at most %2 characters, now %3.</translation>
    </message>
    <message>
        <source>%1 has at least %2 characters, now %3.</source>
        <translation>%1 has at least %2 characters, now %3.</translation>
    </message>
    <message>
        <source>%1 has %2 characters, now %3.</source>
        <translation>%1 has %2 characters, now %3.</translation>
    </message>
    <message>
        <source>%1 has no “%2”; character %3 should be “%4”.</source>
        <translation>%1 has no “%2”; character %3 should be “%4”.</translation>
    </message>
    <message>
        <source>%1: character %2, “%3”, does not belong there.</source>
        <translation>%1: character %2, “%3”, does not belong there.</translation>
    </message>
    <message>
        <source>%1 does not have the form of this document.</source>
        <translation>%1 does not have the form of this document.</translation>
    </message>
    <message>
        <source>%1: character %2 does not fit; by the others it should be %3.</source>
        <translation>%1: character %2 does not fit; by the others it should be %3.</translation>
    </message>
    <message>
        <source>%1: the date in it does not exist.</source>
        <translation>%1: the date in it does not exist.</translation>
    </message>
    <message>
        <source>%1: the first digits name no province.</source>
        <translation>%1: the first digits name no province.</translation>
    </message>
    <message>
        <source>%1: the person would be older than 120 years.</source>
        <translation>%1: the person would be older than 120 years.</translation>
    </message>
    <message>
        <source>%1: this prefix is not known. Compare it once more.</source>
        <translation>%1: this prefix is not known. Compare it once more.</translation>
    </message>
    <message>
        <source>%1 is the same character throughout.</source>
        <translation>%1 is the same character throughout.</translation>
    </message>
    <message>
        <source>%1: choose one of the list.</source>
        <translation>%1: choose one of the list.</translation>
    </message>
    <message>
        <source>This selection is over.</source>
        <translation>This selection is over.</translation>
    </message>
    <message>
        <source>The selection has moved on; the page now shows where it stands.</source>
        <translation>The selection has moved on; the page now shows where it stands.</translation>
    </message>
    <message>
        <source>This selection belongs to another counter.</source>
        <translation>This selection belongs to another counter.</translation>
    </message>
    <message>
        <source>An earlier step is not finished yet.</source>
        <translation>An earlier step is not finished yet.</translation>
    </message>
    <message>
        <source>This office does not offer self-composing. Random draw is possible.</source>
        <translation>This office does not offer self-composing. Random draw is possible.</translation>
    </message>
    <message>
        <source>This office does not offer the random draw.</source>
        <translation>This office does not offer the random draw.</translation>
    </message>
    <message>
        <source>Today&apos;s verifications are used up. Random draw, or tomorrow again.</source>
        <translation>Today&apos;s verifications are used up. Random draw, or tomorrow again.</translation>
    </message>
    <message>
        <source>Today&apos;s chances to lock a number are used up. Random draw, or tomorrow again.</source>
        <translation>Today&apos;s chances to lock a number are used up. Random draw, or tomorrow again.</translation>
    </message>
    <message>
        <source>The random draws for this vehicle are used up.</source>
        <translation>The random draws for this vehicle are used up.</translation>
    </message>
    <message>
        <source>A number is locked. Press Clear to compose another one.</source>
        <translation>A number is locked. Press Clear to compose another one.</translation>
    </message>
    <message>
        <source>No number is locked.</source>
        <translation>No number is locked.</translation>
    </message>
    <message>
        <source>The window ended without a locked number.</source>
        <translation>The window ended without a locked number.</translation>
    </message>
    <message>
        <source>No free number fits this wish now.</source>
        <translation>No free number fits this wish now.</translation>
    </message>
    <message>
        <source>This number is not in the batch any more. Draw again.</source>
        <translation>This number is not in the batch any more. Draw again.</translation>
    </message>
    <message>
        <source>No number is waiting for the code; the time for it is over.</source>
        <translation>No number is waiting for the code; the time for it is over.</translation>
    </message>
    <message>
        <source>If it is right on the document, state the reason and go on (Ctrl+L).</source>
        <translation>If it is right on the document, state the reason and go on (Ctrl+L).</translation>
    </message>
    <message>
        <source>The applicant has not yet signed the present agreement and privacy notice.</source>
        <translation>The applicant has not yet signed the present agreement and privacy notice.</translation>
    </message>
    <message>
        <source>A unit is represented by an agent: enter the agent&apos;s document.</source>
        <translation>A unit is represented by an agent: enter the agent&apos;s document.</translation>
    </message>
    <message>
        <source>The selection has begun; this can only be changed by a cancellation.</source>
        <translation>The selection has begun; this can only be changed by a cancellation.</translation>
    </message>
    <message>
        <source>The notice has been changed meanwhile. Show the new one.</source>
        <translation>The notice has been changed meanwhile. Show the new one.</translation>
    </message>
    <message>
        <source>Enter the buyer&apos;s name as it stands on the invoice.</source>
        <translation>Enter the buyer&apos;s name as it stands on the invoice.</translation>
    </message>
    <message>
        <source>The characters of the picture were not right. Here is a new one; nothing was used up.</source>
        <translation>The characters of the picture were not right. Here is a new one; nothing was used up.</translation>
    </message>
    <message>
        <source>The picture is too old. Here is a new one; nothing was used up.</source>
        <translation>The picture is too old. Here is a new one; nothing was used up.</translation>
    </message>
    <message>
        <source>The SMS code is not right. %1 tries left.</source>
        <translation>The SMS code is not right. %1 tries left.</translation>
    </message>
    <message>
        <source>The SMS code is too old. Send a new one.</source>
        <translation>The SMS code is too old. Send a new one.</translation>
    </message>
    <message>
        <source>A new code can be sent in %1 seconds.</source>
        <translation>A new code can be sent in %1 seconds.</translation>
    </message>
    <message>
        <source>Today&apos;s %1 codes for this mobile number have been sent.</source>
        <translation>Today&apos;s %1 codes for this mobile number have been sent.</translation>
    </message>
    <message>
        <source>Too many wrong codes. Send a new one.</source>
        <translation>Too many wrong codes. Send a new one.</translation>
    </message>
    <message>
        <source>The SMS could not be handed over. Send it again in a moment.</source>
        <translation>The SMS could not be handed over. Send it again in a moment.</translation>
    </message>
    <message>
        <source>The central server does not answer. What was entered is kept; try again when the line is back.</source>
        <translation>The central server does not answer. What was entered is kept; try again when the line is back.</translation>
    </message>
    <message>
        <source>Another server answers in the central server&apos;s place. Nothing was sent. Tell the administrator.</source>
        <translation>Another server answers in the central server&apos;s place. Nothing was sent. Tell the administrator.</translation>
    </message>
    <message>
        <source>The answer of the central server could not be read. What was entered is kept; try again.</source>
        <translation>The answer of the central server could not be read. What was entered is kept; try again.</translation>
    </message>
    <message>
        <source>This PC could not save the case. Free disk space or tell the administrator before going on.</source>
        <translation>This PC could not save the case. Free disk space or tell the administrator before going on.</translation>
    </message>
    <message>
        <source>Appeal to the supervisor</source>
        <translation>Appeal to the supervisor</translation>
    </message>
    <message>
        <source>Come back after the date named above</source>
        <translation>Come back after the date named above</translation>
    </message>
    <message>
        <source>Choose another division</source>
        <translation>Choose another division</translation>
    </message>
    <message>
        <source>Park the case and try again later</source>
        <translation>Park the case and try again later</translation>
    </message>
    <message>
        <source>Park the case and go on when it opens</source>
        <translation>Park the case and go on when it opens</translation>
    </message>
    <message>
        <source>Look the vehicle up (F3) and print the form again</source>
        <translation>Look the vehicle up (F3) and print the form again</translation>
    </message>
    <message>
        <source>Correct the name typed from the invoice</source>
        <translation>Correct the name typed from the invoice</translation>
    </message>
    <message>
        <source>Have the invoice made out anew by the seller</source>
        <translation>Have the invoice made out anew by the seller</translation>
    </message>
    <message>
        <source>Send the applicant to the place named above</source>
        <translation>Send the applicant to the place named above</translation>
    </message>
    <message>
        <source>Register the person anew as a new-vehicle owner after cancelling the account</source>
        <translation>Register the person anew as a new-vehicle owner after cancelling the account</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Connecting</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Central is busy; it is tried again by itself</source>
        <translation>Central is busy; it is tried again by itself</translation>
    </message>
    <message>
        <source>Unstable</source>
        <translation>Unstable</translation>
    </message>
    <message>
        <source>Offline</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Wrong server key</source>
        <translation>Wrong server key</translation>
    </message>
    <message>
        <source>Counter not enrolled</source>
        <translation>Counter not enrolled</translation>
    </message>
    <message>
        <source>The selection was ended at the applicant&apos;s wish. No number is held.</source>
        <translation>The selection was ended at the applicant&apos;s wish. No number is held.</translation>
    </message>
    <message>
        <source>The selection ended because nothing happened for a long time. Nothing is held; start again.</source>
        <translation>The selection ended because nothing happened for a long time. Nothing is held; start again.</translation>
    </message>
    <message>
        <source>A number was submitted before its time. It is void and an entry waits for a supervisor&apos;s review.</source>
        <translation>A number was submitted before its time. It is void and an entry waits for a supervisor&apos;s review.</translation>
    </message>
    <message>
        <source>The person was served from a second computer. The number is void and an entry waits for a supervisor&apos;s review.</source>
        <translation>The person was served from a second computer. The number is void and an entry waits for a supervisor&apos;s review.</translation>
    </message>
    <message>
        <source>No one-time sign-in code is valid now. Have one sent when the applicant wants to sign in alone.</source>
        <translation>No one-time sign-in code is valid now. Have one sent when the applicant wants to sign in alone.</translation>
    </message>
    <message>
        <source>A one-time sign-in code has gone to %1. The applicant sets the password at the first own sign-in.</source>
        <translation>A one-time sign-in code has gone to %1. The applicant sets the password at the first own sign-in.</translation>
    </message>
    <message>
        <source>The SMS with the one-time sign-in code could not be delivered to %1. Compare the number and have a new one sent.</source>
        <translation>The SMS with the one-time sign-in code could not be delivered to %1. Compare the number and have a new one sent.</translation>
    </message>
    <message>
        <source>The applicant has set a password and signs in alone.</source>
        <translation>The applicant has set a password and signs in alone.</translation>
    </message>
    <message>
        <source>The applicant has set a password already; no sign-in code is needed.</source>
        <translation>The applicant has set a password already; no sign-in code is needed.</translation>
    </message>
    <message>
        <source>The central server can&apos;t read this person&apos;s record. Nothing was changed; tell the administrator.</source>
        <translation>The central server can&apos;t read this person&apos;s record. Nothing was changed; tell the administrator.</translation>
    </message>
    <message>
        <source>This office does not offer the on-site draw.</source>
        <translation>This office does not offer the on-site draw.</translation>
    </message>
    <message>
        <source>By this office&apos;s rules no number is kept aside.</source>
        <translation>By this office&apos;s rules no number is kept aside.</translation>
    </message>
    <message>
        <source>This selection is for the on-site draw only.</source>
        <translation>This selection is for the on-site draw only.</translation>
    </message>
    <message>
        <source>The on-site draw for this vehicle is used up.</source>
        <translation>The on-site draw for this vehicle is used up.</translation>
    </message>
    <message>
        <source>One number of this batch is kept aside already; one is allowed.</source>
        <translation>One number of this batch is kept aside already; one is allowed.</translation>
    </message>
    <message>
        <source>The question for this selection is over. Ask again.</source>
        <translation>The question for this selection is over. Ask again.</translation>
    </message>
    <message>
        <source>%1 is working: the selection is handed over there, no code is needed.</source>
        <translation>%1 is working: the selection is handed over there, no code is needed.</translation>
    </message>
    <message>
        <source>On-site draw, here and now (Ctrl+O)</source>
        <translation>On-site draw, here and now (Ctrl+O)</translation>
    </message>
    <message>
        <source>Sharpness: clear</source>
        <translation>Sharpness: clear</translation>
    </message>
    <message>
        <source>Sharpness: doubtful. The picture goes to review; better take it again. The applicant can go on.</source>
        <translation>Sharpness: doubtful. The picture goes to review; better take it again. The applicant can go on.</translation>
    </message>
    <message>
        <source>Sharpness: blurred. The picture goes to review; better take it again. The applicant can go on.</source>
        <translation>Sharpness: blurred. The picture goes to review; better take it again. The applicant can go on.</translation>
    </message>
    <message>
        <source>The file can&apos;t be opened; it may have been moved or the stick pulled out. Choose it again.</source>
        <translation>The file can&apos;t be opened; it may have been moved or the stick pulled out. Choose it again.</translation>
    </message>
    <message>
        <source>The file is larger than 20 MB. Take the picture at a lower resolution.</source>
        <translation>The file is larger than 20 MB. Take the picture at a lower resolution.</translation>
    </message>
    <message>
        <source>The file is no sound JPEG or PNG picture. Choose another one or take it again.</source>
        <translation>The file is no sound JPEG or PNG picture. Choose another one or take it again.</translation>
    </message>
    <message>
        <source>The picture is too small for an invoice to be read. Take it closer.</source>
        <translation>The picture is too small for an invoice to be read. Take it closer.</translation>
    </message>
    <message>
        <source>The picture has too many pixels. Take it at a lower resolution.</source>
        <translation>The picture has too many pixels. Take it at a lower resolution.</translation>
    </message>
    <message>
        <source>The central server has the picture.</source>
        <translation>The central server has the picture.</translation>
    </message>
    <message>
        <source>The invoice picture is to be reviewed by a supervisor.</source>
        <translation>The invoice picture is to be reviewed by a supervisor.</translation>
    </message>
    <message>
        <source>A supervisor has rejected the invoice picture: %1</source>
        <translation>A supervisor has rejected the invoice picture: %1</translation>
    </message>
    <message>
        <source>This office needs the picture of the invoice. Choose it, then go on.</source>
        <translation>This office needs the picture of the invoice. Choose it, then go on.</translation>
    </message>
    <message>
        <source>This office does not take pictures of invoices any more. Go on without one.</source>
        <translation>This office does not take pictures of invoices any more. Go on without one.</translation>
    </message>
    <message>
        <source>The central server can&apos;t use this picture. Choose another one or take it again.</source>
        <translation>The central server can&apos;t use this picture. Choose another one or take it again.</translation>
    </message>
    <message>
        <source>The entry has been decided about or is over already.</source>
        <translation>The entry has been decided about or is over already.</translation>
    </message>
    <message>
        <source>A second person signs: not the one who is signed in.</source>
        <translation>A second person signs: not the one who is signed in.</translation>
    </message>
    <message>
        <source>The second person has not the role for this.</source>
        <translation>The second person has not the role for this.</translation>
    </message>
    <message>
        <source>A code can reach the applicant again: send one.</source>
        <translation>A code can reach the applicant again: send one.</translation>
    </message>
    <message>
        <source>; </source>
        <translation>; </translation>
    </message>
    <message>
        <source>no vehicle is registered here in this name</source>
        <translation>no vehicle is registered here in this name</translation>
    </message>
    <message>
        <source>the mobile number is not the one on file with the vehicle</source>
        <translation>the mobile number is not the one on file with the vehicle</translation>
    </message>
    <message>
        <source>no valid licence was issued here in this name</source>
        <translation>no valid licence was issued here in this name</translation>
    </message>
    <message>
        <source>the mobile number is not the one on file with the licence</source>
        <translation>the mobile number is not the one on file with the licence</translation>
    </message>
    <message>
        <source>a vehicle is registered in this name</source>
        <translation>a vehicle is registered in this name</translation>
    </message>
    <message>
        <source>a licence was issued in this name</source>
        <translation>a licence was issued in this name</translation>
    </message>
    <message>
        <source>no first licence was applied for here, or the proof has ended</source>
        <translation>no first licence was applied for here, or the proof has ended</translation>
    </message>
    <message>
        <source>vehicle registered here</source>
        <translation>vehicle registered here</translation>
    </message>
    <message>
        <source>mobile number on file with the vehicle</source>
        <translation>mobile number on file with the vehicle</translation>
    </message>
    <message>
        <source>licence issued here</source>
        <translation>licence issued here</translation>
    </message>
    <message>
        <source>mobile number on file with the licence</source>
        <translation>mobile number on file with the licence</translation>
    </message>
    <message>
        <source>no vehicle anywhere in the country</source>
        <translation>no vehicle anywhere in the country</translation>
    </message>
    <message>
        <source>no licence anywhere in the country</source>
        <translation>no licence anywhere in the country</translation>
    </message>
    <message>
        <source>first licence applied for here</source>
        <translation>first licence applied for here</translation>
    </message>
    <message>
        <source>nothing was pre-selected in time</source>
        <translation>nothing was pre-selected in time</translation>
    </message>
    <message>
        <source>the pre-selected number was not registered in time</source>
        <translation>the pre-selected number was not registered in time</translation>
    </message>
    <message>
        <source>the learner&apos;s proof has ended without a licence</source>
        <translation>the learner&apos;s proof has ended without a licence</translation>
    </message>
    <message>
        <source>the applicant had it cancelled at the counter</source>
        <translation>the applicant had it cancelled at the counter</translation>
    </message>
    <message>
        <source>This person can&apos;t be registered as %1: %2.</source>
        <translation>This person can&apos;t be registered as %1: %2.</translation>
    </message>
    <message>
        <source>An account with this document and this mobile number was cancelled on %1 because %2. Until %3 it can&apos;t be registered online as a new vehicle owner again; the counter may register it, with a reason that is recorded.</source>
        <translation>An account with this document and this mobile number was cancelled on %1 because %2. Until %3 it can&apos;t be registered online as a new vehicle owner again; the counter may register it, with a reason that is recorded.</translation>
    </message>
    <message>
        <source>not needed for a unit</source>
        <translation>not needed for a unit</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>verified</translation>
    </message>
    <message>
        <source>not verified</source>
        <translation>not verified</translation>
    </message>
    <message>
        <source>does not agree</source>
        <translation>does not agree</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>This account was cancelled on %1, because %2. Registering the applicant again makes it valid again.</source>
        <translation>This account was cancelled on %1, because %2. Registering the applicant again makes it valid again.</translation>
    </message>
    <message>
        <source>The system is under maintenance until %1: %2.</source>
        <translation>The system is under maintenance until %1: %2.</translation>
    </message>
    <message>
        <source>Pre-selection opens again at %1.</source>
        <translation>Pre-selection opens again at %1.</translation>
    </message>
    <message>
        <source>This number is of a new segment: for now its numbers are only drawn at random. Nothing was used up.</source>
        <translation>This number is of a new segment: for now its numbers are only drawn at random. Nothing was used up.</translation>
    </message>
    <message>
        <source>Go back and look at what the case shows now</source>
        <translation>Go back and look at what the case shows now</translation>
    </message>
    <message>
        <source>Look the person up (F3)</source>
        <translation>Look the person up (F3)</translation>
    </message>
    <message>
        <source>Do it once more if it is missing</source>
        <translation>Do it once more if it is missing</translation>
    </message>
    <message>
        <source>The central server can&apos;t tell any more whether the last change was done: it was made too long ago, or by a wrong clock. What was entered is kept.</source>
        <translation>The central server can&apos;t tell any more whether the last change was done: it was made too long ago, or by a wrong clock. What was entered is kept.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be printed: 〓 is printed instead; write it in by hand after printing.</source>
        <translation>%1 can&apos;t be printed: 〓 is printed instead; write it in by hand after printing.</translation>
    </message>
    <message>
        <source>With the package of rare-character fonts installed on this PC, %1 can be printed.</source>
        <translation>With the package of rare-character fonts installed on this PC, %1 can be printed.</translation>
    </message>
    <message>
        <source>Write in by hand where 〓 is printed: %1.</source>
        <translation>Write in by hand where 〓 is printed: %1.</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Notice</source>
        <translation>Notice</translation>
    </message>
    <message>
        <source>Vehicle identification number</source>
        <translation>Vehicle identification number</translation>
    </message>
    <message>
        <source>Owner&apos;s contact, check</source>
        <translation>Owner&apos;s contact, check</translation>
    </message>
    <message>
        <source>Choose the number</source>
        <translation>Choose the number</translation>
    </message>
    <message>
        <source>SMS code</source>
        <translation>SMS code</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Office and division</source>
        <translation>Office and division</translation>
    </message>
    <message>
        <source>register</source>
        <translation>register</translation>
    </message>
    <message>
        <source>office</source>
        <translation>office</translation>
    </message>
    <message>
        <source>notice</source>
        <translation>notice</translation>
    </message>
    <message>
        <source>vehicle</source>
        <translation>vehicle</translation>
    </message>
    <message>
        <source>contact</source>
        <translation>contact</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>choose</translation>
    </message>
    <message>
        <source>composing</source>
        <translation>composing</translation>
    </message>
    <message>
        <source>drawing</source>
        <translation>drawing</translation>
    </message>
    <message>
        <source>code</source>
        <translation>code</translation>
    </message>
    <message>
        <source>result</source>
        <translation>result</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>stopped</translation>
    </message>
    <message>
        <source>elsewhere</source>
        <translation>elsewhere</translation>
    </message>
</context>
<context>
    <name>VerifyDraws</name>
    <message>
        <source>this is no line of a record of draws (%1)</source>
        <translation>this is no line of a record of draws (%1)</translation>
    </message>
    <message>
        <source>the line is longer than any line of a record</source>
        <translation>the line is longer than any line of a record</translation>
    </message>
    <message>
        <source>the record does not begin with the day</source>
        <translation>the record does not begin with the day</translation>
    </message>
    <message>
        <source>this line stands twice, or behind the end</source>
        <translation>this line stands twice, or behind the end</translation>
    </message>
    <message>
        <source>the seed does not belong to the commitment %1; its own would be %2</source>
        <translation>the seed does not belong to the commitment %1; its own would be %2</translation>
    </message>
    <message>
        <source>the free numbers can&apos;t be read (%1)</source>
        <translation>the free numbers can&apos;t be read (%1)</translation>
    </message>
    <message>
        <source>the free numbers of this plate kind were not told before</source>
        <translation>the free numbers of this plate kind were not told before</translation>
    </message>
    <message>
        <source>a change of the pool is missing or stands twice: version %1 instead of %2</source>
        <translation>a change of the pool is missing or stands twice: version %1 instead of %2</translation>
    </message>
    <message>
        <source>%1 can&apos;t change like this: it was free already, or was not free</source>
        <translation>%1 can&apos;t change like this: it was free already, or was not free</translation>
    </message>
    <message>
        <source>more numbers change than on any day of any office</source>
        <translation>more numbers change than on any day of any office</translation>
    </message>
    <message>
        <source>a draw is missing or stands twice: number %1 instead of %2</source>
        <translation>a draw is missing or stands twice: number %1 instead of %2</translation>
    </message>
    <message>
        <source>the free numbers (count and hash) were %2, not %1</source>
        <translation>the free numbers (count and hash) were %2, not %1</translation>
    </message>
    <message>
        <source>the seed gives other numbers than those recorded.
Recorded: %1
Right: %2</source>
        <translation>the seed gives other numbers than those recorded.
Recorded: %1
Right: %2</translation>
    </message>
    <message>
        <source>the end of the record is missing</source>
        <translation>the end of the record is missing</translation>
    </message>
    <message>
        <source>the record tells of %1 draws and has %2</source>
        <translation>the record tells of %1 draws and has %2</translation>
    </message>
    <message>
        <source>WRONG, line %1, draw %2: %3</source>
        <translation>WRONG, line %1, draw %2: %3</translation>
    </message>
    <message>
        <source>WRONG, line %1: %2</source>
        <translation>WRONG, line %1: %2</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read (%2)</source>
        <translation>%1 can&apos;t be read (%2)</translation>
    </message>
    <message>
        <source>%1, draws of %2</source>
        <translation>%1, draws of %2</translation>
    </message>
    <message>
        <source>Commitment %1, made %2: the seed belongs to it.</source>
        <translation>Commitment %1, made %2: the seed belongs to it.</translation>
    </message>
    <message>
        <source>%1 draws without a gap, %2 numbers, %3 changes of the free numbers in between: every hash and every drawn number is what seed, draw number and free numbers give.</source>
        <translation>%1 draws without a gap, %2 numbers, %3 changes of the free numbers in between: every hash and every drawn number is what seed, draw number and free numbers give.</translation>
    </message>
    <message>
        <source>%1 draws, %2 numbers, %3 changes of the free numbers in between: every hash and every drawn number is what seed, draw number and free numbers give.</source>
        <translation>%1 draws, %2 numbers, %3 changes of the free numbers in between: every hash and every drawn number is what seed, draw number and free numbers give.</translation>
    </message>
    <message>
        <source>ATTENTION: the office&apos;s database was restored from a backup on that day. Draws %1 to %2 may have been made; they are not in the record and can&apos;t be checked.</source>
        <translation>ATTENTION: the office&apos;s database was restored from a backup on that day. Draws %1 to %2 may have been made; they are not in the record and can&apos;t be checked.</translation>
    </message>
    <message>
        <source>The commitment is the one you named. The record is right.</source>
        <translation>The commitment is the one you named. The record is right.</translation>
    </message>
    <message>
        <source>The record is right in itself. Compare the commitment with the one that was published before that day (--commitment does it).</source>
        <translation>The record is right in itself. Compare the commitment with the one that was published before that day (--commitment does it).</translation>
    </message>
    <message>
        <source>WRONG: the record&apos;s commitment %1 is not the one that was published</source>
        <translation>WRONG: the record&apos;s commitment %1 is not the one that was published</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Resident identity card</source>
        <translation>Resident identity card</translation>
    </message>
    <message>
        <source>Temporary identity card</source>
        <translation>Temporary identity card</translation>
    </message>
    <message>
        <source>Military identity document</source>
        <translation>Military identity document</translation>
    </message>
    <message>
        <source>Hong Kong, Macao or Taiwan residence permit</source>
        <translation>Hong Kong, Macao or Taiwan residence permit</translation>
    </message>
    <message>
        <source>Mainland travel permit for Hong Kong and Macao residents</source>
        <translation>Mainland travel permit for Hong Kong and Macao residents</translation>
    </message>
    <message>
        <source>Mainland travel permit for Taiwan residents</source>
        <translation>Mainland travel permit for Taiwan residents</translation>
    </message>
    <message>
        <source>Passport</source>
        <translation>Passport</translation>
    </message>
    <message>
        <source>Foreign permanent resident card</source>
        <translation>Foreign permanent resident card</translation>
    </message>
    <message>
        <source>Diplomatic identity document</source>
        <translation>Diplomatic identity document</translation>
    </message>
    <message>
        <source>Unit: unified social credit code</source>
        <translation>Unit: unified social credit code</translation>
    </message>
    <message>
        <source>New-vehicle owner</source>
        <translation>New-vehicle owner</translation>
    </message>
    <message>
        <source>Vehicle owner</source>
        <translation>Vehicle owner</translation>
    </message>
    <message>
        <source>Driver</source>
        <translation>Driver</translation>
    </message>
    <message>
        <source>First-licence learner</source>
        <translation>First-licence learner</translation>
    </message>
    <message>
        <source>Bind licence</source>
        <translation>Bind licence</translation>
    </message>
    <message>
        <source>Own vehicle and licence data</source>
        <translation>Own vehicle and licence data</translation>
    </message>
    <message>
        <source>Violations and fines</source>
        <translation>Violations and fines</translation>
    </message>
    <message>
        <source>Plate pre-selection</source>
        <translation>Plate pre-selection</translation>
    </message>
    <message>
        <source>Test booking</source>
        <translation>Test booking</translation>
    </message>
    <message>
        <source>Change of contact</source>
        <translation>Change of contact</translation>
    </message>
    <message>
        <source>New vehicle registration</source>
        <translation>New vehicle registration</translation>
    </message>
    <message>
        <source>Used vehicle transfer</source>
        <translation>Used vehicle transfer</translation>
    </message>
    <message>
        <source>Used vehicle move-in</source>
        <translation>Used vehicle move-in</translation>
    </message>
    <message>
        <source>Small or micro passenger car</source>
        <translation>Small or micro passenger car</translation>
    </message>
    <message>
        <source>Light or micro truck</source>
        <translation>Light or micro truck</translation>
    </message>
    <message>
        <source>Large or medium passenger vehicle</source>
        <translation>Large or medium passenger vehicle</translation>
    </message>
    <message>
        <source>Heavy or medium truck</source>
        <translation>Heavy or medium truck</translation>
    </message>
    <message>
        <source>Motorcycle</source>
        <translation>Motorcycle</translation>
    </message>
    <message>
        <source>Moped</source>
        <translation>Moped</translation>
    </message>
    <message>
        <source>Trailer</source>
        <translation>Trailer</translation>
    </message>
    <message>
        <source>Low-speed vehicle</source>
        <translation>Low-speed vehicle</translation>
    </message>
    <message>
        <source>Petrol, diesel, gas or hybrid without plug</source>
        <translation>Petrol, diesel, gas or hybrid without plug</translation>
    </message>
    <message>
        <source>Pure electric</source>
        <translation>Pure electric</translation>
    </message>
    <message>
        <source>Plug-in hybrid or fuel cell</source>
        <translation>Plug-in hybrid or fuel cell</translation>
    </message>
    <message>
        <source>Self-composed</source>
        <translation>Self-composed</translation>
    </message>
    <message>
        <source>Random draw</source>
        <translation>Random draw</translation>
    </message>
    <message>
        <source>Being prepared</source>
        <translation>Being prepared</translation>
    </message>
    <message>
        <source>Ready to choose</source>
        <translation>Ready to choose</translation>
    </message>
    <message>
        <source>Composing</source>
        <translation>Composing</translation>
    </message>
    <message>
        <source>Numbers drawn</source>
        <translation>Numbers drawn</translation>
    </message>
    <message>
        <source>Waiting for the SMS code</source>
        <translation>Waiting for the SMS code</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>Reserved</translation>
    </message>
    <message>
        <source>Ended without a number</source>
        <translation>Ended without a number</translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation>Clerk</translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation>Supervisor</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>a number was submitted before its time</source>
        <translation>a number was submitted before its time</translation>
    </message>
    <message>
        <source>two computers were used for the same person</source>
        <translation>two computers were used for the same person</translation>
    </message>
    <message>
        <source>a selected number was not registered in time</source>
        <translation>a selected number was not registered in time</translation>
    </message>
    <message>
        <source>Document number</source>
        <translation>Document number</translation>
    </message>
    <message>
        <source>Mobile number</source>
        <translation>Mobile number</translation>
    </message>
    <message>
        <source>VIN</source>
        <translation>VIN</translation>
    </message>
    <message>
        <source>Plate number</source>
        <translation>Plate number</translation>
    </message>
    <message>
        <source>Case number</source>
        <translation>Case number</translation>
    </message>
    <message>
        <source>Kind of document</source>
        <translation>Kind of document</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>City of registration</source>
        <translation>City of registration</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Local proof</source>
        <translation>Local proof</translation>
    </message>
    <message>
        <source>Agent&apos;s name</source>
        <translation>Agent&apos;s name</translation>
    </message>
    <message>
        <source>Agent&apos;s document number</source>
        <translation>Agent&apos;s document number</translation>
    </message>
    <message>
        <source>Agent&apos;s mobile number</source>
        <translation>Agent&apos;s mobile number</translation>
    </message>
    <message>
        <source>Certificate number</source>
        <translation>Certificate number</translation>
    </message>
    <message>
        <source>Brand and model</source>
        <translation>Brand and model</translation>
    </message>
    <message>
        <source>Buyer on the invoice</source>
        <translation>Buyer on the invoice</translation>
    </message>
    <message>
        <source>Papers seen</source>
        <translation>Papers seen</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>Postcode</translation>
    </message>
    <message>
        <source>Landline</source>
        <translation>Landline</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>SMS code</source>
        <translation>SMS code</translation>
    </message>
    <message>
        <source>Search text</source>
        <translation>Search text</translation>
    </message>
    <message>
        <source>Accepted</source>
        <comment>picture of an invoice</comment>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>To be reviewed</source>
        <comment>picture of an invoice</comment>
        <translation>To be reviewed</translation>
    </message>
    <message>
        <source>Rejected</source>
        <comment>picture of an invoice</comment>
        <translation>Rejected</translation>
    </message>
    <message>
        <source>On-site draw</source>
        <translation>On-site draw</translation>
    </message>
    <message>
        <source>Invoice picture</source>
        <translation>Invoice picture</translation>
    </message>
    <message>
        <source>waits for a decision</source>
        <translation>waits for a decision</translation>
    </message>
    <message>
        <source>in effect</source>
        <translation>in effect</translation>
    </message>
    <message>
        <source>over</source>
        <translation>over</translation>
    </message>
    <message>
        <source>lifted</source>
        <translation>lifted</translation>
    </message>
    <message>
        <source>closed undecided</source>
        <translation>closed undecided</translation>
    </message>
    <message>
        <source>User type</source>
        <translation>User type</translation>
    </message>
    <message>
        <source>Not open yet</source>
        <translation>Not open yet</translation>
    </message>
    <message>
        <source>Random draw only</source>
        <translation>Random draw only</translation>
    </message>
    <message>
        <source>Draw and self-compose</source>
        <translation>Draw and self-compose</translation>
    </message>
    <message>
        <source>Application form</source>
        <translation>Application form</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>Text to sign</source>
        <translation>Text to sign</translation>
    </message>
    <message>
        <source>Come-back slip</source>
        <translation>Come-back slip</translation>
    </message>
    <message>
        <source>One-time notice</source>
        <translation>One-time notice</translation>
    </message>
    <message>
        <source>Refusal notice</source>
        <translation>Refusal notice</translation>
    </message>
    <message>
        <source>Blacklist notice</source>
        <translation>Blacklist notice</translation>
    </message>
    <message>
        <source>Announcement of numbers</source>
        <translation>Announcement of numbers</translation>
    </message>
    <message>
        <source>Hand-over</source>
        <translation>Hand-over</translation>
    </message>
    <message>
        <source>Day report</source>
        <translation>Day report</translation>
    </message>
    <message>
        <source>Calibration page</source>
        <translation>Calibration page</translation>
    </message>
    <message>
        <source>not said yet</source>
        <translation>not said yet</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
</context>
<context>
    <name>xuanhao::AnnouncementsPage</name>
    <message>
        <source>Announcements of released numbers</source>
        <translation>Announcements of released numbers</translation>
    </message>
    <message>
        <source>Announcements</source>
        <translation>Announcements</translation>
    </message>
    <message>
        <source>Released numbers</source>
        <translation>Released numbers</translation>
    </message>
    <message>
        <source>Plate kind</source>
        <translation>Plate kind</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Numbers</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Count</translation>
    </message>
    <message>
        <source>Opens</source>
        <translation>Opens</translation>
    </message>
    <message>
        <source>State now</source>
        <translation>State now</translation>
    </message>
    <message>
        <source>No announcement is known.</source>
        <translation>No announcement is known.</translation>
    </message>
    <message>
        <source>Asking the central server…</source>
        <translation>Asking…</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Ask again</translation>
    </message>
    <message>
        <source>Print the announcement</source>
        <translation>Print the announcement</translation>
    </message>
    <message>
        <source>What the office has released, the newest first. A new segment is only drawn from for some days; when it opens for self-composing after that, chance decides, and nobody is told before. F8 prints the announcement to hang it out.</source>
        <translation>What the office has released, the newest first. A new segment is only drawn from for some days; when it opens for self-composing after that, chance decides, and nobody is told before. F8 prints the announcement to hang it out.</translation>
    </message>
</context>
<context>
    <name>xuanhao::BlacklistPage</name>
    <message>
        <source>All</source>
        <translation>All</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>Waiting for a decision %1 · in effect %2 · over %3 · lifted %4 · closed %5</source>
        <translation>Waiting for a decision %1 · in effect %2 · over %3 · lifted %4 · closed %5</translation>
    </message>
    <message>
        <source>Blacklist</source>
        <translation>Blacklist</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Decide by</source>
        <translation>Decide by</translation>
    </message>
    <message>
        <source>Bars now</source>
        <translation>Bars now</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>Counter</translation>
    </message>
    <message>
        <source>&amp;State</source>
        <translation>&amp;State</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Reason</translation>
    </message>
    <message>
        <source>blacklist</source>
        <translation>blacklist</translation>
    </message>
    <message>
        <source>Entries of the blacklist. Those made by the rules wait for a decision until the day in &quot;Decide by&quot;; undecided ones close in the person&apos;s favour. Enter opens an entry with its evidence: there a supervisor confirms it, and two supervisors lift it.</source>
        <translation>Entries of the blacklist. Those made by the rules wait for a decision until the day in &quot;Decide by&quot;; undecided ones close in the person&apos;s favour. Enter opens an entry with its evidence: there a supervisor confirms it, and two supervisors lift it.</translation>
    </message>
    <message>
        <source>Nothing waits for a decision.</source>
        <translation>Nothing waits for a decision.</translation>
    </message>
</context>
<context>
    <name>xuanhao::CancelAccountDialog</name>
    <message>
        <source>Cancel the account</source>
        <translation>Cancel the account</translation>
    </message>
    <message>
        <source>The applicant&apos;s own sign-in ends with the account. The applicant may be registered again at once, also as another user type.</source>
        <translation>The applicant&apos;s own sign-in ends with the account. The applicant may be registered again at once, also as another user type.</translation>
    </message>
    <message>
        <source>Reason, recorded</source>
        <translation>Reason, recorded</translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <translation>Back (Esc)</translation>
    </message>
    <message>
        <source>State the reason of the cancellation.</source>
        <translation>State the reason of the cancellation.</translation>
    </message>
</context>
<context>
    <name>xuanhao::CannotProceedPage</name>
    <message>
        <source>The case can&apos;t go on</source>
        <translation>The case can&apos;t go on</translation>
    </message>
    <message>
        <source>What can be done:</source>
        <translation>What can be done:</translation>
    </message>
    <message>
        <source>Request %1</source>
        <translation>Request %1</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>End this case</source>
        <translation>End this case</translation>
    </message>
    <message>
        <source>Print for the applicant</source>
        <translation>Print for the applicant</translation>
    </message>
    <message>
        <source>Appeal to the vehicle office</source>
        <translation>Appeal to the vehicle office</translation>
    </message>
    <message>
        <source>Apply again after the date named above</source>
        <translation>Apply again after the date named above</translation>
    </message>
    <message>
        <source>Apply again when it is open</source>
        <translation>Apply again when it is open</translation>
    </message>
    <message>
        <source>Apply at another division</source>
        <translation>Apply at another division</translation>
    </message>
    <message>
        <source>Have the seller make out the invoice in the owner&apos;s name</source>
        <translation>Have the seller make out the invoice in the owner&apos;s name</translation>
    </message>
    <message>
        <source>Apply at the place named above</source>
        <translation>Apply at the place named above</translation>
    </message>
    <message>
        <source>On-site draw</source>
        <translation>On-site draw</translation>
    </message>
    <message>
        <source>Take part in the on-site draw at the vehicle office</source>
        <translation>Take part in the on-site draw at the vehicle office</translation>
    </message>
</context>
<context>
    <name>xuanhao::CaseStepPage</name>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Park</source>
        <translation>Park</translation>
    </message>
    <message>
        <source>Come-back slip</source>
        <translation>Come-back slip</translation>
    </message>
</context>
<context>
    <name>xuanhao::CaseStrip</name>
    <message>
        <source>Open cases:</source>
        <translation>Open cases:</translation>
    </message>
    <message>
        <source>new</source>
        <translation>new</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · %2 (Ctrl+%3)</source>
        <translation>%1 · %2 (Ctrl+%3)</translation>
    </message>
</context>
<context>
    <name>xuanhao::CaseSummary</name>
    <message>
        <source>Applicant</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>User type</source>
        <translation>User type</translation>
    </message>
    <message>
        <source>Case number</source>
        <translation>Case number</translation>
    </message>
    <message>
        <source>Business</source>
        <translation>Business</translation>
    </message>
    <message>
        <source>VIN</source>
        <translation>VIN</translation>
    </message>
    <message>
        <source>Plate kind</source>
        <translation>Plate kind</translation>
    </message>
    <message>
        <source>Draws left for this vehicle</source>
        <translation>Draws left for this vehicle</translation>
    </message>
    <message>
        <source>Invoice picture</source>
        <translation>Invoice picture</translation>
    </message>
    <message>
        <source>Verifications and locks left today</source>
        <translation>Verifications and locks left today</translation>
    </message>
    <message>
        <source>Random and on-site draws left</source>
        <translation>Random and on-site draws left</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Facts</translation>
    </message>
    <message>
        <source>Select before</source>
        <translation>Select before</translation>
    </message>
</context>
<context>
    <name>xuanhao::ChoosePage</name>
    <message>
        <source>Choose the number</source>
        <translation>Choose the number</translation>
    </message>
    <message>
        <source>Draw only numbers with&amp;out 4</source>
        <translation>Draw only numbers with&amp;out 4</translation>
    </message>
    <message>
        <source>Self-compose (F9)</source>
        <translation>Self-compose (F9)</translation>
    </message>
    <message>
        <source>The applicant composes the number on the on-screen keyboard. The window lasts %1 seconds by the server&apos;s clock; the locked number is submitted at its end, not earlier.</source>
        <translation>The applicant composes the number on the on-screen keyboard. The window lasts %1 seconds by the server&apos;s clock; the locked number is submitted at its end, not earlier.</translation>
    </message>
    <message>
        <source>Left today: %1 of %2 verifications, %3 of %4 locks</source>
        <translation>Left today: %1 of %2 verifications, %3 of %4 locks</translation>
    </message>
    <message>
        <source>Random draw (Ctrl+R)</source>
        <translation>Random draw (Ctrl+R)</translation>
    </message>
    <message>
        <source>The server draws %1 free numbers; the applicant chooses one of them while they are held.</source>
        <translation>The server draws %1 free numbers; the applicant chooses one of them while they are held.</translation>
    </message>
    <message>
        <source>Left for this vehicle: %1 of %2 draws</source>
        <translation>Left for this vehicle: %1 of %2 draws</translation>
    </message>
    <message>
        <source>End the selection</source>
        <translation>End the selection</translation>
    </message>
    <message>
        <source>Random draw</source>
        <translation>Random draw</translation>
    </message>
    <message>
        <source>Start self-composing</source>
        <translation>Start self-composing</translation>
    </message>
    <message>
        <source>The applicant composes the number on the on-screen keyboard. The window lasts %1 seconds by the server&apos;s clock; a locked number can be taken after %2 seconds.</source>
        <translation>The applicant composes the number on the on-screen keyboard. The window lasts %1 seconds by the server&apos;s clock; a locked number can be taken after %2 seconds.</translation>
    </message>
    <message>
        <source>Time is up. No number was locked, so none has been chosen.</source>
        <translation>Time is up. No number was locked, so none has been chosen.</translation>
    </message>
    <message>
        <source>Time is up. None of the drawn numbers was chosen; they have gone back to the pool.</source>
        <translation>Time is up. None of the drawn numbers was chosen; they have gone back to the pool.</translation>
    </message>
    <message>
        <source>The code was not confirmed in time. The number has gone back to the pool; this does not count against the applicant.</source>
        <translation>The code was not confirmed in time. The number has gone back to the pool; this does not count against the applicant.</translation>
    </message>
    <message>
        <source>Left today: %1 verifications and %2 locks; for this vehicle: %3 draws. The applicant can choose again at once.</source>
        <translation>Left today: %1 verifications and %2 locks; for this vehicle: %3 draws. The applicant can choose again at once.</translation>
    </message>
    <message>
        <source>On-site draw (F9)</source>
        <translation>On-site draw (F9)</translation>
    </message>
    <message>
        <source>On-site draw (Ctrl+O)</source>
        <translation>On-site draw (Ctrl+O)</translation>
    </message>
    <message>
        <source>The server draws %1 free numbers; the applicant chooses one of them within %2 seconds. After that the first number is taken.</source>
        <translation>The server draws %1 free numbers; the applicant chooses one of them within %2 seconds. After that the first number is taken.</translation>
    </message>
    <message>
        <source>Left for this vehicle: %1 of %2 on-site draws</source>
        <translation>Left for this vehicle: %1 of %2 on-site draws</translation>
    </message>
    <message>
        <source>Start the on-site draw</source>
        <translation>Start the on-site draw</translation>
    </message>
    <message>
        <source>On-site draw</source>
        <translation>On-site draw</translation>
    </message>
    <message>
        <source>Time is up. The numbers kept aside have gone back to the pool.</source>
        <translation>Time is up. The numbers kept aside have gone back to the pool.</translation>
    </message>
    <message>
        <source>On-site draws left for this vehicle: %1</source>
        <translation>On-site draws left for this vehicle: %1</translation>
    </message>
</context>
<context>
    <name>xuanhao::CodePage</name>
    <message>
        <source>is being handed to the gateway</source>
        <translation>is being handed to the gateway</translation>
    </message>
    <message>
        <source>has been sent</source>
        <translation>has been sent</translation>
    </message>
    <message>
        <source>could not be sent; send it again</source>
        <translation>could not be sent; send it again</translation>
    </message>
    <message>
        <source>SMS code</source>
        <translation>SMS code</translation>
    </message>
    <message>
        <source>&amp;Code from the SMS</source>
        <translation>&amp;Code from the SMS</translation>
    </message>
    <message>
        <source>The applicant proves the mobile number before choosing.</source>
        <translation>The applicant proves the mobile number before choosing.</translation>
    </message>
    <message>
        <source>The SMS to %1 of %2 %3. Tries left: %4.</source>
        <translation>The SMS to %1 of %2 %3. Tries left: %4.</translation>
    </message>
    <message>
        <source>No code has been sent to %1 yet.</source>
        <translation>No code has been sent to %1 yet.</translation>
    </message>
    <message>
        <source>then the number goes back to the pool</source>
        <translation>then the number goes back to the pool</translation>
    </message>
    <message>
        <source>Enter the digits the applicant has received.</source>
        <translation>Enter the digits the applicant has received.</translation>
    </message>
    <message>
        <source>Give this number back</source>
        <translation>Give this number back</translation>
    </message>
    <message>
        <source>Send the code</source>
        <translation>Send the code</translation>
    </message>
    <message>
        <source>Send again in %1 s</source>
        <translation>Send again in %1 s</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Send again</translation>
    </message>
    <message>
        <source>Confirm %1</source>
        <translation>Confirm %1</translation>
    </message>
    <message>
        <source>Confirm the code</source>
        <translation>Confirm the code</translation>
    </message>
    <message>
        <source>%1 · %2. The number is held for the applicant until the code is entered.</source>
        <translation>%1 · %2. The number is held for the applicant until the code is entered.</translation>
    </message>
    <message>
        <source>has arrived on the mobile phone</source>
        <translation>has arrived on the mobile phone</translation>
    </message>
    <message>
        <source>has not reached the mobile phone</source>
        <translation>has not reached the mobile phone</translation>
    </message>
    <message>
        <source>This office has no SMS gateway. The number is held on; two members of staff may witness the identity.</source>
        <translation>This office has no SMS gateway. The number is held on; two members of staff may witness the identity.</translation>
    </message>
    <message>
        <source>The SMS gateway does not answer; the server keeps trying. The number is held on; two members of staff may witness the identity.</source>
        <translation>The SMS gateway does not answer; the server keeps trying. The number is held on; two members of staff may witness the identity.</translation>
    </message>
    <message>
        <source>The SMS gateway does not take the message for this mobile number. Two members of staff may witness the identity.</source>
        <translation>The SMS gateway does not take the message for this mobile number. Two members of staff may witness the identity.</translation>
    </message>
    <message>
        <source>The network does not reach this mobile phone. Send the code again, or two members of staff witness the identity.</source>
        <translation>The network does not reach this mobile phone. Send the code again, or two members of staff witness the identity.</translation>
    </message>
    <message>
        <source>Witness the identity</source>
        <translation>Witness the identity</translation>
    </message>
    <message>
        <source>This office has no SMS gateway. Two members of staff may witness the identity.</source>
        <translation>This office has no SMS gateway. Two members of staff may witness the identity.</translation>
    </message>
    <message>
        <source>The SMS gateway does not answer; the server keeps trying. Two members of staff may witness the identity.</source>
        <translation>The SMS gateway does not answer; the server keeps trying. Two members of staff may witness the identity.</translation>
    </message>
</context>
<context>
    <name>xuanhao::ComposePage</name>
    <message>
        <source>Self-compose</source>
        <translation>Self-compose</translation>
    </message>
    <message>
        <source>Characters of the &amp;picture</source>
        <translation>Characters of the &amp;picture</translation>
    </message>
    <message>
        <source>Picture with four characters</source>
        <translation>Picture with four characters</translation>
    </message>
    <message>
        <source>Characters of the picture</source>
        <translation>Characters of the picture</translation>
    </message>
    <message>
        <source>Another picture</source>
        <translation>Another picture</translation>
    </message>
    <message>
        <source>%1 is locked for the applicant. It is submitted at %2, not earlier. Clear starts again; the lock stays spent.</source>
        <translation>%1 is locked for the applicant. It is submitted at %2, not earlier. Clear starts again; the lock stays spent.</translation>
    </message>
    <message>
        <source>%1 has been taken by somebody else. Verifications left today: %2.</source>
        <translation>%1 has been taken by somebody else. Verifications left today: %2.</translation>
    </message>
    <message>
        <source>Near and free: %1</source>
        <translation>Near and free: %1</translation>
    </message>
    <message>
        <source>Submitted by the server at %1</source>
        <translation>Submitted by the server at %1</translation>
    </message>
    <message>
        <source>Press the keys of the screen until the number is complete.</source>
        <translation>Press the keys of the screen until the number is complete.</translation>
    </message>
    <message>
        <source>Enter the characters of the picture, then verify.</source>
        <translation>Enter the characters of the picture, then verify.</translation>
    </message>
    <message>
        <source>The number is entered with the keys on the screen; the PC&apos;s keyboard has no effect on it.</source>
        <translation>The number is entered with the keys on the screen; the PC&apos;s keyboard has no effect on it.</translation>
    </message>
    <message>
        <source>No number to be found? Random draw</source>
        <translation>No number to be found? Random draw</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>Locked, waiting for the end</source>
        <translation>Locked, waiting for the end</translation>
    </message>
    <message>
        <source>Verify and lock</source>
        <translation>Verify and lock</translation>
    </message>
    <message>
        <source>The applicant names the characters and the clerk presses them, in any order: press a place on the plate first to fill it first. Grey keys lead to no free number. Verify asks the server; a free number is locked until the window ends.</source>
        <translation>The applicant names the characters and the clerk presses them, in any order: press a place on the plate first to fill it first. Grey keys lead to no free number. Verify asks the server; a free number is locked until the window ends.</translation>
    </message>
    <message>
        <source>%1 is locked for the applicant. It can be taken from %2 on. Clear starts again; the lock stays spent.</source>
        <translation>%1 is locked for the applicant. It can be taken from %2 on. Clear starts again; the lock stays spent.</translation>
    </message>
    <message>
        <source>Take this number</source>
        <translation>Take this number</translation>
    </message>
    <message>
        <source>Any place can be filled first; free numbers that fit are listed here.</source>
        <translation>Any place can be filled first; free numbers that fit are listed here.</translation>
    </message>
    <message>
        <source>%1 leads to: %2</source>
        <translation>%1 leads to: %2</translation>
    </message>
    <message>
        <source>Fit: %1 · left today: verify %2/%3, lock %4/%5</source>
        <translation>Fit: %1 · left today: verify %2/%3, lock %4/%5</translation>
    </message>
</context>
<context>
    <name>xuanhao::ContactPage</name>
    <message>
        <source>Owner&apos;s contact, check</source>
        <translation>Owner&apos;s contact, check</translation>
    </message>
    <message>
        <source>Postal &amp;address</source>
        <translation>Postal &amp;address</translation>
    </message>
    <message>
        <source>Post&amp;code</source>
        <translation>Post&amp;code</translation>
    </message>
    <message>
        <source>&amp;Landline</source>
        <translation>&amp;Landline</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>Change: %1</source>
        <translation>Change: %1</translation>
    </message>
    <message>
        <source>Applicant</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>%1 · %2 %3</source>
        <translation>%1 · %2 %3</translation>
    </message>
    <message>
        <source>Mobile number</source>
        <translation>Mobile number</translation>
    </message>
    <message>
        <source>%1 · receives the SMS code</source>
        <translation>%1 · receives the SMS code</translation>
    </message>
    <message>
        <source>Vehicle</source>
        <translation>Vehicle</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>Place of registration: %1, %2</source>
        <translation>Place of registration: %1, %2</translation>
    </message>
    <message>
        <source>A number chosen today must be registered by %1. After that it goes back to the pool and the applicant can&apos;t pre-select on the internet for %2 years.</source>
        <translation>A number chosen today must be registered by %1. After that it goes back to the pool and the applicant can&apos;t pre-select on the internet for %2 years.</translation>
    </message>
    <message>
        <source>(provisional: next year&apos;s holidays are not published yet)</source>
        <translation>(provisional: next year&apos;s holidays are not published yet)</translation>
    </message>
    <message>
        <source>A postcode has six digits; leave it empty if it is not known.</source>
        <translation>A postcode has six digits; leave it empty if it is not known.</translation>
    </message>
    <message>
        <source>All is right, go on to choosing</source>
        <translation>All is right, go on to choosing</translation>
    </message>
</context>
<context>
    <name>xuanhao::CorrectionDialog</name>
    <message>
        <source>Correct the applicant&apos;s data</source>
        <translation>Correct the applicant&apos;s data</translation>
    </message>
    <message>
        <source>Reason, recorded</source>
        <translation>Reason, recorded</translation>
    </message>
    <message>
        <source>Cancel (Esc)</source>
        <translation>Cancel (Esc)</translation>
    </message>
    <message>
        <source>Save the correction</source>
        <translation>Save the correction</translation>
    </message>
    <message>
        <source>State the reason of the correction.</source>
        <translation>State the reason of the correction.</translation>
    </message>
</context>
<context>
    <name>xuanhao::Countdown</name>
    <message numerus="yes">
        <source>%n second(s) left</source>
        <translation>
            <numerusform>%n second left</numerusform>
            <numerusform>%n seconds left</numerusform>
        </translation>
    </message>
    <message>
        <source>hurry</source>
        <translation>hurry</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1 left</translation>
    </message>
</context>
<context>
    <name>xuanhao::DemoBar</name>
    <message>
        <source>Demo office. SMS appear here.</source>
        <translation>Demo office. SMS appear here.</translation>
    </message>
    <message>
        <source>Demo office. Last SMS: %1</source>
        <translation>Demo office. Last SMS: %1</translation>
    </message>
</context>
<context>
    <name>xuanhao::DrawPage</name>
    <message>
        <source>Random draw</source>
        <translation>Random draw</translation>
    </message>
    <message>
        <source>Draw only numbers with&amp;out 4</source>
        <translation>Draw only numbers with&amp;out 4</translation>
    </message>
    <message>
        <source>then these numbers go back to the pool</source>
        <translation>then these numbers go back to the pool</translation>
    </message>
    <message>
        <source>Draw again, %1 left</source>
        <translation>Draw again, %1 left</translation>
    </message>
    <message>
        <source>Choose %1</source>
        <translation>Choose %1</translation>
    </message>
    <message>
        <source>Choose a number</source>
        <translation>Choose a number</translation>
    </message>
    <message>
        <source>On-site draw</source>
        <translation>On-site draw</translation>
    </message>
    <message>
        <source>then the first number is taken</source>
        <translation>then the first number is taken</translation>
    </message>
    <message>
        <source>Kept aside: nothing yet. One number of each batch can be kept while others are drawn.</source>
        <translation>Kept aside: nothing yet. One number of each batch can be kept while others are drawn.</translation>
    </message>
    <message>
        <source>Kept aside, for %1 more</source>
        <translation>Kept aside, for %1 more</translation>
    </message>
    <message>
        <source>Keep aside</source>
        <translation>Keep aside</translation>
    </message>
    <message>
        <source>This batch has gone back to the pool; what was kept aside is still held.</source>
        <translation>This batch has gone back to the pool; what was kept aside is still held.</translation>
    </message>
    <message>
        <source>Time is up. The numbers kept aside have gone back to the pool.</source>
        <translation>Time is up. The numbers kept aside have gone back to the pool.</translation>
    </message>
</context>
<context>
    <name>xuanhao::ElsewherePage</name>
    <message>
        <source>Being served at another counter</source>
        <translation>Being served at another counter</translation>
    </message>
    <message>
        <source>&amp;Code from the SMS</source>
        <translation>&amp;Code from the SMS</translation>
    </message>
    <message>
        <source>When the applicant stands here now, ask that counter to hand the selection over. Number, time and chances stay as they are.</source>
        <translation>When the applicant stands here now, ask that counter to hand the selection over. Number, time and chances stay as they are.</translation>
    </message>
    <message>
        <source>%1 has been asked to hand the selection over and sees it on the screen. The question is open until %2.</source>
        <translation>%1 has been asked to hand the selection over and sees it on the screen. The question is open until %2.</translation>
    </message>
    <message>
        <source>%1 keeps the selection. Go on there, or ask again.</source>
        <translation>%1 keeps the selection. Go on there, or ask again.</translation>
    </message>
    <message>
        <source>The question has lapsed without an answer. Ask again.</source>
        <translation>The question has lapsed without an answer. Ask again.</translation>
    </message>
    <message>
        <source>%1 has not been heard of for a while. A code to the applicant&apos;s mobile moves the selection, too.</source>
        <translation>%1 has not been heard of for a while. A code to the applicant&apos;s mobile moves the selection, too.</translation>
    </message>
    <message>
        <source>The code is being handed to the gateway.</source>
        <translation>The code is being handed to the gateway.</translation>
    </message>
    <message>
        <source>The code has been sent to the applicant&apos;s mobile.</source>
        <translation>The code has been sent to the applicant&apos;s mobile.</translation>
    </message>
    <message>
        <source>The code could not be sent. Send it again.</source>
        <translation>The code could not be sent. Send it again.</translation>
    </message>
    <message>
        <source>End this case</source>
        <translation>End this case</translation>
    </message>
    <message>
        <source>Send the code again</source>
        <translation>Send the code again</translation>
    </message>
    <message>
        <source>Send a code</source>
        <translation>Send a code</translation>
    </message>
    <message>
        <source>Move the selection here</source>
        <translation>Move the selection here</translation>
    </message>
    <message>
        <source>Waiting for the other counter</source>
        <translation>Waiting for the other counter</translation>
    </message>
    <message>
        <source>Ask for the selection</source>
        <translation>Ask for the selection</translation>
    </message>
    <message>
        <source>A person chooses at one counter only. The other counter confirms that the applicant has come here; when it is dead, a code to the applicant&apos;s mobile does. Nothing is void and nothing is spent.</source>
        <translation>A person chooses at one counter only. The other counter confirms that the applicant has come here; when it is dead, a code to the applicant&apos;s mobile does. Nothing is void and nothing is spent.</translation>
    </message>
    <message>
        <source>The code has arrived on the applicant&apos;s mobile.</source>
        <translation>The code has arrived on the applicant&apos;s mobile.</translation>
    </message>
    <message>
        <source>The code has not reached the applicant&apos;s mobile. Send it again.</source>
        <translation>The code has not reached the applicant&apos;s mobile. Send it again.</translation>
    </message>
</context>
<context>
    <name>xuanhao::HelpDialog</name>
    <message>
        <source>Help</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>This help</source>
        <translation>This help</translation>
    </message>
    <message>
        <source>Register an applicant</source>
        <translation>Register an applicant</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>Look up</translation>
    </message>
    <message>
        <source>Next place that must be corrected</source>
        <translation>Next place that must be corrected</translation>
    </message>
    <message>
        <source>The blue button of the page</source>
        <translation>The blue button of the page</translation>
    </message>
    <message>
        <source>Lock this counter</source>
        <translation>Lock this counter</translation>
    </message>
    <message>
        <source>Next field; after the last one the blue button</source>
        <translation>Next field; after the last one the blue button</translation>
    </message>
    <message>
        <source>One step back; nothing is lost</source>
        <translation>One step back; nothing is lost</translation>
    </message>
    <message>
        <source>Preview of the form</source>
        <translation>Preview of the form</translation>
    </message>
    <message>
        <source>Random draw instead of composing</source>
        <translation>Random draw instead of composing</translation>
    </message>
    <message>
        <source>Park the case</source>
        <translation>Park the case</translation>
    </message>
    <message>
        <source>Go to an open case</source>
        <translation>Go to an open case</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Close (Esc)</translation>
    </message>
    <message>
        <source>Print the form or the notice</source>
        <translation>Print the form or the notice</translation>
    </message>
    <message>
        <source>Announcements of released numbers</source>
        <translation>Announcements of released numbers</translation>
    </message>
</context>
<context>
    <name>xuanhao::KeyPad</name>
    <message>
        <source>Backspace</source>
        <translation>Backspace</translation>
    </message>
    <message>
        <source>Key %1</source>
        <translation>Key %1</translation>
    </message>
    <message>
        <source>%1, not available</source>
        <translation>%1, not available</translation>
    </message>
</context>
<context>
    <name>xuanhao::ListingDialog</name>
    <message>
        <source>%1 · closed: nobody decided in time</source>
        <translation>%1 · closed: nobody decided in time</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 and %2</translation>
    </message>
    <message>
        <source>lifted</source>
        <translation>lifted</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>confirmed</translation>
    </message>
    <message>
        <source>%1 · %2 by %3: %4</source>
        <translation>%1 · %2 by %3: %4</translation>
    </message>
    <message>
        <source>%1 · %2 · %3, until %4</source>
        <translation>%1 · %2 · %3, until %4</translation>
    </message>
    <message>
        <source>Blacklist entry</source>
        <translation>Blacklist entry</translation>
    </message>
    <message>
        <source>What happened, by the server&apos;s clock</source>
        <translation>What happened, by the server&apos;s clock</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Event</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>Counter</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>&amp;Reason, recorded</source>
        <translation>&amp;Reason, recorded</translation>
    </message>
    <message>
        <source>&amp;Second supervisor (to lift)</source>
        <translation>&amp;Second supervisor (to lift)</translation>
    </message>
    <message>
        <source>&amp;Password of the second one</source>
        <translation>&amp;Password of the second one</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Close (Esc)</translation>
    </message>
    <message>
        <source>Other entries of this person:</source>
        <translation>Other entries of this person:</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>Mobile</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Bars now</source>
        <translation>Bars now</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>no</source>
        <translation>no</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Until</translation>
    </message>
    <message>
        <source>Takes effect</source>
        <translation>Takes effect</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>at once</translation>
    </message>
    <message>
        <source>when confirmed</source>
        <translation>when confirmed</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>Selection</source>
        <translation>Selection</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Decide by</source>
        <translation>Decide by</translation>
    </message>
    <message>
        <source>Window began</source>
        <translation>Window began</translation>
    </message>
    <message>
        <source>Window ended</source>
        <translation>Window ended</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Request</translation>
    </message>
    <message>
        <source>the server</source>
        <translation>the server</translation>
    </message>
    <message>
        <source>State the reason of the decision.</source>
        <translation>State the reason of the decision.</translation>
    </message>
    <message>
        <source>A second supervisor enters staff number and password to lift the entry.</source>
        <translation>A second supervisor enters staff number and password to lift the entry.</translation>
    </message>
    <message>
        <source>The entry is lifted.</source>
        <translation>The entry is lifted.</translation>
    </message>
    <message>
        <source>The entry is confirmed and takes effect.</source>
        <translation>The entry is confirmed and takes effect.</translation>
    </message>
    <message>
        <source>Confirm the entry (F9)</source>
        <translation>Confirm the entry (F9)</translation>
    </message>
    <message>
        <source>Lift the entry (Ctrl+L)</source>
        <translation>Lift the entry (Ctrl+L)</translation>
    </message>
    <message numerus="yes">
        <source>Only the last %n event(s) are shown; there were earlier ones.</source>
        <translation>
            <numerusform>Only the last event is shown; there were earlier ones.</numerusform>
            <numerusform>Only the last %n events are shown; there were earlier ones.</numerusform>
        </translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Made by</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Asked for there</source>
        <translation>Asked for there</translation>
    </message>
    <message>
        <source>The decision is on its way to the server. One moment.</source>
        <translation>The decision is on its way to the server. One moment.</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Facts</translation>
    </message>
</context>
<context>
    <name>xuanhao::LookupPage</name>
    <message>
        <source>Cancelled</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>Registered</source>
        <translation>Registered</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>Look up</translation>
    </message>
    <message>
        <source>Search &amp;by</source>
        <translation>Search &amp;by</translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <translation>&amp;Text</translation>
    </message>
    <message>
        <source>Whole value; document, mobile and VIN also by the last four to eight characters. The form&apos;s code can be scanned.</source>
        <translation>Whole value; document, mobile and VIN also by the last four to eight characters. The form&apos;s code can be scanned.</translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>Search results</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>Mobile</translation>
    </message>
    <message>
        <source>VIN</source>
        <translation>VIN</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>State</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>Enter at least four characters.</source>
        <translation>Enter at least four characters.</translation>
    </message>
    <message>
        <source>Nothing was found. Compare the text, or register the applicant with F2.</source>
        <translation>Nothing was found. Compare the text, or register the applicant with F2.</translation>
    </message>
    <message>
        <source>Only the newest %1 are shown. Enter more characters.</source>
        <translation>Only the newest %1 are shown. Enter more characters.</translation>
    </message>
    <message>
        <source>Nine cases are open. Finish or close one first.</source>
        <translation>Nine cases are open. Finish or close one first.</translation>
    </message>
    <message>
        <source>Print the form again</source>
        <translation>Print the form again</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>Open the case</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Searching…</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Send a sign-in code</source>
        <translation>Send a sign-in code</translation>
    </message>
    <message>
        <source>Search by one of the five. The list shows personal data masked; opening a case shows it in clear and is recorded. A sign-in code goes to the applicant&apos;s mobile by SMS; with it the applicant sets the password alone.</source>
        <translation>Search by one of the five. The list shows personal data masked; opening a case shows it in clear and is recorded. A sign-in code goes to the applicant&apos;s mobile by SMS; with it the applicant sets the password alone.</translation>
    </message>
    <message>
        <source>Invoice picture</source>
        <translation>Invoice picture</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Back to the list</translation>
    </message>
</context>
<context>
    <name>xuanhao::MainWindow</name>
    <message>
        <source>Xuanhao - plate number pre-selection</source>
        <translation>Xuanhao - plate number pre-selection</translation>
    </message>
    <message>
        <source>Help (F1)</source>
        <translation>Help (F1)</translation>
    </message>
    <message>
        <source>Lock (F12)</source>
        <translation>Lock (F12)</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Sign out</translation>
    </message>
    <message>
        <source>Register (F2)</source>
        <translation>Register (F2)</translation>
    </message>
    <message>
        <source>Look up (F3)</source>
        <translation>Look up (F3)</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>Nine cases are open. Finish or close one first.</source>
        <translation>Nine cases are open. Finish or close one first.</translation>
    </message>
    <message>
        <source>Press F2 to register an applicant or F3 to look one up.</source>
        <translation>Press F2 to register an applicant or F3 to look one up.</translation>
    </message>
    <message>
        <source>Blacklist (Alt+F2)</source>
        <translation>Blacklist (Alt+F2)</translation>
    </message>
    <message>
        <source>Due dates (Alt+F3)</source>
        <translation>Due dates (Alt+F3)</translation>
    </message>
    <message>
        <source>The export was stopped. No file was written.</source>
        <translation>The export was stopped. No file was written.</translation>
    </message>
    <message>
        <source>Numbers (F4)</source>
        <translation>Numbers (F4)</translation>
    </message>
    <message>
        <source>Announcements of released numbers</source>
        <translation>Announcements of released numbers</translation>
    </message>
    <message>
        <source>Print (Alt+F8)</source>
        <translation>Print (Alt+F8)</translation>
    </message>
    <message>
        <source>Printed papers, and printing again</source>
        <translation>Printed papers, and printing again</translation>
    </message>
</context>
<context>
    <name>xuanhao::MoveStrip</name>
    <message>
        <source>Hand the case over</source>
        <translation>Hand the case over</translation>
    </message>
    <message>
        <source>Keep it here</source>
        <translation>Keep it here</translation>
    </message>
    <message>
        <source>%1 asks for the case of %2: the applicant is said to stand there now.</source>
        <translation>%1 asks for the case of %2: the applicant is said to stand there now.</translation>
    </message>
</context>
<context>
    <name>xuanhao::NoticePage</name>
    <message>
        <source>Notice</source>
        <translation>Notice</translation>
    </message>
    <message>
        <source>The applicant has &amp;read the notice and accepts it</source>
        <translation>The applicant has &amp;read the notice and accepts it</translation>
    </message>
    <message>
        <source>Show the notice to the applicant and tick that it is accepted.</source>
        <translation>Show the notice to the applicant and tick that it is accepted.</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Next</translation>
    </message>
</context>
<context>
    <name>xuanhao::OfficePage</name>
    <message>
        <source>Office and division</source>
        <translation>Office and division</translation>
    </message>
    <message>
        <source>Vehicle office</source>
        <translation>Vehicle office</translation>
    </message>
    <message>
        <source>open</source>
        <translation>open</translation>
    </message>
    <message>
        <source>closed: %1</source>
        <translation>closed: %1</translation>
    </message>
    <message>
        <source>maintenance: %1</source>
        <translation>maintenance: %1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>&amp;Division</source>
        <translation>&amp;Division</translation>
    </message>
    <message>
        <source>Kind of &amp;business</source>
        <translation>Kind of &amp;business</translation>
    </message>
    <message>
        <source>Choose the division.</source>
        <translation>Choose the division.</translation>
    </message>
    <message>
        <source>Asking the central server…</source>
        <translation>Asking…</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Choose the division at which the vehicle will be registered and what the applicant comes for. Start asks the central server whether this person may pre-select now; nothing is used up by it.</source>
        <translation>Choose the division at which the vehicle will be registered and what the applicant comes for. Start asks the central server whether this person may pre-select now; nothing is used up by it.</translation>
    </message>
    <message>
        <source>Send the code again</source>
        <translation>Send the code again</translation>
    </message>
    <message>
        <source>Own sign-in</source>
        <translation>Own sign-in</translation>
    </message>
    <message>
        <source>Send a code</source>
        <translation>Send a code</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>Cancelled without a pre-selection before %1.</source>
        <translation>Cancelled without a pre-selection before %1.</translation>
    </message>
    <message>
        <source>Cancel the account…</source>
        <translation>Cancel the account…</translation>
    </message>
    <message>
        <source>Maintenance from %1 to %2: %3. No selection begins in that time.</source>
        <translation>Maintenance from %1 to %2: %3. No selection begins in that time.</translation>
    </message>
</context>
<context>
    <name>xuanhao::Page</name>
    <message numerus="yes">
        <source>%n place(s) must be corrected (F7 goes there)</source>
        <translation>
            <numerusform>%n place must be corrected (F7 goes there)</numerusform>
            <numerusform>%n places must be corrected (F7 goes there)</numerusform>
        </translation>
    </message>
    <message>
        <source>Request %1</source>
        <translation>Request %1</translation>
    </message>
    <message numerus="yes">
        <source>At most %n character(s) fit here; the rest was not taken.</source>
        <translation>
            <numerusform>At most %n character fits here; the rest was not taken.</numerusform>
            <numerusform>At most %n characters fit here; the rest was not taken.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>xuanhao::PictureField</name>
    <message>
        <source>Remove</source>
        <comment>the chosen picture</comment>
        <translation>Remove</translation>
    </message>
    <message>
        <source>JPEG or PNG; a file can also be dropped here.</source>
        <translation>JPEG or PNG; a file can also be dropped here.</translation>
    </message>
    <message>
        <source>Picture of the invoice</source>
        <translation>Picture of the invoice</translation>
    </message>
    <message>
        <source>Pictures (*.jpg *.jpeg *.png)</source>
        <translation>Pictures (*.jpg *.jpeg *.png)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>Reading the picture…</source>
        <translation>Reading the picture…</translation>
    </message>
    <message>
        <source>Choose a &amp;picture…</source>
        <translation>Choose a &amp;picture…</translation>
    </message>
    <message>
        <source>Choose the picture of the invoice</source>
        <translation>Choose the picture of the invoice</translation>
    </message>
</context>
<context>
    <name>xuanhao::PlateSlots</name>
    <message>
        <source>Position %1 of %2</source>
        <translation>Position %1 of %2</translation>
    </message>
</context>
<context>
    <name>xuanhao::PreviewDialog</name>
    <message>
        <source>P&amp;rinter</source>
        <translation>P&amp;rinter</translation>
    </message>
    <message>
        <source>Reason of printing &amp;again</source>
        <translation>Reason of printing &amp;again</translation>
    </message>
    <message>
        <source>Paper jam</source>
        <translation>Paper jam</translation>
    </message>
    <message>
        <source>Hard to read</source>
        <translation>Hard to read</translation>
    </message>
    <message>
        <source>Lost by the applicant</source>
        <translation>Lost by the applicant</translation>
    </message>
    <message>
        <source>Changed data</source>
        <translation>Changed data</translation>
    </message>
    <message>
        <source>Print, copy %1 (F8)</source>
        <translation>Print, copy %1 (F8)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Close (Esc)</translation>
    </message>
    <message>
        <source>PDF file</source>
        <translation>PDF file</translation>
    </message>
    <message>
        <source>&amp;Whole page</source>
        <translation>&amp;Whole page</translation>
    </message>
    <message>
        <source>Print the notes on the &amp;back</source>
        <translation>Print the notes on the &amp;back</translation>
    </message>
    <message>
        <source>Fill in &amp;pre-printed forms</source>
        <translation>Fill in &amp;pre-printed forms</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>Set for this printer</source>
        <translation>Set for this printer</translation>
    </message>
    <message>
        <source>To the ri&amp;ght</source>
        <translation>To the ri&amp;ght</translation>
    </message>
    <message>
        <source>&amp;Down</source>
        <translation>&amp;Down</translation>
    </message>
    <message>
        <source>Print the &amp;calibration page</source>
        <translation>Print the &amp;calibration page</translation>
    </message>
    <message>
        <source>✖ %1 is too long for its place</source>
        <translation>✖ %1 is too long for its place</translation>
    </message>
    <message>
        <source>✔ Everything fits into its place</source>
        <translation>✔ Everything fits into its place</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>What is set for this printer could not be kept; it prints as before.</source>
        <translation>What is set for this printer could not be kept; it prints as before.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>%1 (not found)</source>
        <translation>%1 (not found)</translation>
    </message>
    <message>
        <source>Print, copies %1 to %2 (F8)</source>
        <translation>Print, copies %1 to %2 (F8)</translation>
    </message>
    <message>
        <source>Cop&amp;ies</source>
        <translation>Cop&amp;ies</translation>
    </message>
    <message>
        <source>✖ No bar code can be made of %1: it is empty, too long or has other characters</source>
        <translation>✖ No bar code can be made of %1: it is empty, too long or has other characters</translation>
    </message>
</context>
<context>
    <name>xuanhao::PrintDesk</name>
    <message>
        <source>looking for printers…</source>
        <translation>looking for printers…</translation>
    </message>
    <message>
        <source>PDF file</source>
        <translation>PDF file</translation>
    </message>
    <message>
        <source>%1 (not found)</source>
        <translation>%1 (not found)</translation>
    </message>
    <message>
        <source>Nothing was printed: no bar code can be made of %1: it is empty, too long or has other characters.</source>
        <translation>Nothing was printed: no bar code can be made of %1: it is empty, too long or has other characters.</translation>
    </message>
    <message>
        <source>Nothing was printed: this does not fit into its place on the form: %1. Shorten it and print again.</source>
        <translation>Nothing was printed: this does not fit into its place on the form: %1. Shorten it and print again.</translation>
    </message>
    <message>
        <source>The PDF file could not be written to %1. Check the folder, then print again (F8).</source>
        <translation>The PDF file could not be written to %1. Check the folder, then print again (F8).</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Saved as %1.</translation>
    </message>
    <message>
        <source>The printer %1 is not there. Choose another one in the preview (Ctrl+P).</source>
        <translation>The printer %1 is not there. Choose another one in the preview (Ctrl+P).</translation>
    </message>
    <message>
        <source>Sent to %1. Look at the paper: is it there, and can it be read?</source>
        <translation>Sent to %1. Look at the paper: is it there, and can it be read?</translation>
    </message>
    <message>
        <source>The printer %1 did not accept the paper. Check it, then print again (F8).</source>
        <translation>The printer %1 did not accept the paper. Check it, then print again (F8).</translation>
    </message>
    <message>
        <source>The printer %1 has no paper of this size. Choose another printer, then print again (F8).</source>
        <translation>The printer %1 has no paper of this size. Choose another printer, then print again (F8).</translation>
    </message>
    <message>
        <source>Another paper is being printed; wait a moment.</source>
        <translation>Another paper is being printed; wait a moment.</translation>
    </message>
    <message>
        <source>Sent to %1, which stands still: the paper waits there. Let the printer go on, or print on another one.</source>
        <translation>Sent to %1, which stands still: the paper waits there. Let the printer go on, or print on another one.</translation>
    </message>
    <message>
        <source>Sent to %1, which has no paper. Put paper in; the sheet comes out then.</source>
        <translation>Sent to %1, which has no paper. Put paper in; the sheet comes out then.</translation>
    </message>
    <message>
        <source>printed again at the counter</source>
        <translation>printed again at the counter</translation>
    </message>
    <message>
        <source>%1 (the print system does not answer)</source>
        <translation>%1 (the print system does not answer)</translation>
    </message>
    <message>
        <source>%1 has not answered; the paper may still come out. Look at the printer. If nothing comes, choose another printer or a PDF file in the preview (Ctrl+P).</source>
        <translation>%1 has not answered; the paper may still come out. Look at the printer. If nothing comes, choose another printer or a PDF file in the preview (Ctrl+P).</translation>
    </message>
    <message>
        <source>The line is down: the record of this sheet goes up by itself later.</source>
        <translation>The line is down: the record of this sheet goes up by itself later.</translation>
    </message>
    <message>
        <source>%1 (no bar code can be made of it)</source>
        <translation>%1 (no bar code can be made of it)</translation>
    </message>
</context>
<context>
    <name>xuanhao::RegisterPage</name>
    <message>
        <source>Register an applicant</source>
        <translation>Register an applicant</translation>
    </message>
    <message>
        <source>&amp;User type</source>
        <translation>&amp;User type</translation>
    </message>
    <message>
        <source>Kind of &amp;document</source>
        <translation>Kind of &amp;document</translation>
    </message>
    <message>
        <source>Document &amp;number</source>
        <translation>Document &amp;number</translation>
    </message>
    <message>
        <source>As on the document; Ctrl+. enters the dot of minority names</source>
        <translation>As on the document; Ctrl+. enters the dot of minority names</translation>
    </message>
    <message>
        <source>Na&amp;me</source>
        <translation>Na&amp;me</translation>
    </message>
    <message>
        <source>M&amp;obile number</source>
        <translation>M&amp;obile number</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Address</translation>
    </message>
    <message>
        <source>Local proof</source>
        <translation>Local proof</translation>
    </message>
    <message>
        <source>An a&amp;gent acts for the applicant (identity document and power of attorney seen)</source>
        <translation>An a&amp;gent acts for the applicant (identity document and power of attorney seen)</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Agent</translation>
    </message>
    <message>
        <source>Agent&apos;s document</source>
        <translation>Agent&apos;s document</translation>
    </message>
    <message>
        <source>Agent&apos;s document number</source>
        <translation>Agent&apos;s document number</translation>
    </message>
    <message>
        <source>Agent&apos;s name</source>
        <translation>Agent&apos;s name</translation>
    </message>
    <message>
        <source>Agent&apos;s mobile number</source>
        <translation>Agent&apos;s mobile number</translation>
    </message>
    <message>
        <source>Why the value is right in spite of the warning; recorded</source>
        <translation>Why the value is right in spite of the warning; recorded</translation>
    </message>
    <message>
        <source>Reason (Ctrl+&amp;L)</source>
        <translation>Reason (Ctrl+&amp;L)</translation>
    </message>
    <message>
        <source>The applicant has read and &amp;signed the service agreement and the privacy notice on paper</source>
        <translation>The applicant has read and &amp;signed the service agreement and the privacy notice on paper</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Consent</translation>
    </message>
    <message>
        <source>Show the agreement</source>
        <translation>Show the agreement</translation>
    </message>
    <message>
        <source>Show the privacy notice</source>
        <translation>Show the privacy notice</translation>
    </message>
    <message>
        <source>Plate number or certificate of an own vehicle</source>
        <translation>Plate number or certificate of an own vehicle</translation>
    </message>
    <message>
        <source>File number of the licence</source>
        <translation>File number of the licence</translation>
    </message>
    <message>
        <source>Acceptance number of the learner</source>
        <translation>Acceptance number of the learner</translation>
    </message>
    <message>
        <source>State why the marked value is right, or correct it.</source>
        <translation>State why the marked value is right, or correct it.</translation>
    </message>
    <message>
        <source>The applicant signs the agreement and the privacy notice first.</source>
        <translation>The applicant signs the agreement and the privacy notice first.</translation>
    </message>
    <message>
        <source>Open the existing record</source>
        <translation>Open the existing record</translation>
    </message>
    <message>
        <source>Discard this case</source>
        <translation>Discard this case</translation>
    </message>
    <message>
        <source>Park</source>
        <translation>Park</translation>
    </message>
    <message>
        <source>Registering…</source>
        <translation>Registering…</translation>
    </message>
    <message>
        <source>Register</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>Enter the applicant&apos;s document as it is on the card; full-width and lower-case characters are put right. A failed check of an identity number stops; a warning of a credit code needs a reason. The applicant sets the password alone at the first own sign-in; a clerk never sees it.</source>
        <translation>Enter the applicant&apos;s document as it is on the card; full-width and lower-case characters are put right. A failed check of an identity number stops; a warning of a credit code needs a reason. The applicant sets the password alone at the first own sign-in; a clerk never sees it.</translation>
    </message>
    <message>
        <source>State why the applicant is registered again; it is recorded.</source>
        <translation>State why the applicant is registered again; it is recorded.</translation>
    </message>
</context>
<context>
    <name>xuanhao::ReservationsPage</name>
    <message>
        <source>All</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>Valid</translation>
    </message>
    <message>
        <source>Last day today</source>
        <translation>Last day today</translation>
    </message>
    <message>
        <source>Due in … days</source>
        <translation>Due in … days</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>Provisional date</source>
        <translation>Provisional date</translation>
    </message>
    <message>
        <source>today</source>
        <translation>today</translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>overdue</translation>
    </message>
    <message numerus="yes">
        <source>overdue by %n working day(s)</source>
        <translation>
            <numerusform>overdue by %n working day</numerusform>
            <numerusform>overdue by %n working days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s)</source>
        <translation>
            <numerusform>%n working day</numerusform>
            <numerusform>%n working days</numerusform>
        </translation>
    </message>
    <message>
        <source>Reservations by last day</source>
        <translation>Reservations by last day</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>Mobile</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Last day</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Begun</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>Where to apply</source>
        <translation>Where to apply</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>Counter</translation>
    </message>
    <message>
        <source>Printed</source>
        <translation>Printed</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Days</translation>
    </message>
    <message>
        <source> days</source>
        <translation> days</translation>
    </message>
    <message>
        <source>&amp;Due</source>
        <translation>&amp;Due</translation>
    </message>
    <message>
        <source>&amp;Counter</source>
        <translation>&amp;Counter</translation>
    </message>
    <message>
        <source>%1 (provisional)</source>
        <translation>%1 (provisional)</translation>
    </message>
    <message>
        <source>Valid %1 · last day today %2 · in %3 days %4 · overdue %5 · provisional %6</source>
        <translation>Valid %1 · last day today %2 · in %3 days %4 · overdue %5 · provisional %6</translation>
    </message>
    <message>
        <source>reservations</source>
        <translation>reservations</translation>
    </message>
    <message>
        <source>D&amp;ivision</source>
        <translation>D&amp;ivision</translation>
    </message>
    <message>
        <source>Reservations by the last day on which the vehicle can be registered. Choose what is due, a division or a counter; Ctrl+Shift+O or a press on a title orders the list. / goes to the search, Enter opens the case in the look-up. The export has what the list shows; personal data stays masked.</source>
        <translation>Reservations by the last day on which the vehicle can be registered. Choose what is due, a division or a counter; Ctrl+Shift+O or a press on a title orders the list. / goes to the search, Enter opens the case in the look-up. The export has what the list shows; personal data stays masked.</translation>
    </message>
</context>
<context>
    <name>xuanhao::ResultPage</name>
    <message>
        <source>Result</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>The selection is over.</source>
        <translation>The selection is over.</translation>
    </message>
    <message>
        <source>Pre-selection succeeded. The number is reserved for the applicant.</source>
        <translation>Pre-selection succeeded. The number is reserved for the applicant.</translation>
    </message>
    <message>
        <source>(provisional: next year&apos;s holidays are not published yet)</source>
        <translation>(provisional: next year&apos;s holidays are not published yet)</translation>
    </message>
    <message>
        <source>Register by</source>
        <translation>Register by</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>Case number</source>
        <translation>Case number</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Mode</translation>
    </message>
    <message>
        <source>Plate kind</source>
        <translation>Plate kind</translation>
    </message>
    <message>
        <source>The form has not been printed yet.</source>
        <translation>The form has not been printed yet.</translation>
    </message>
    <message numerus="yes">
        <source>The form has been printed %n time(s).</source>
        <translation>
            <numerusform>The form has been printed %n time.</numerusform>
            <numerusform>The form has been printed %n times.</numerusform>
        </translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>Print the form</source>
        <translation>Print the form</translation>
    </message>
    <message>
        <source>Close, print later</source>
        <translation>Close, print later</translation>
    </message>
    <message>
        <source>Close the case</source>
        <translation>Close the case</translation>
    </message>
    <message>
        <source>Invoice picture</source>
        <translation>Invoice picture</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>The form is printed</source>
        <translation>The form is printed</translation>
    </message>
</context>
<context>
    <name>xuanhao::ReviewPage</name>
    <message>
        <source>Number, case, document, mobile, VIN</source>
        <translation>Number, case, document, mobile, VIN</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Find</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Reading…</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) read; the rest could not be read.</source>
        <translation>
            <numerusform>%n line read; the rest could not be read.</numerusform>
            <numerusform>%n lines read; the rest could not be read.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing that fits.</source>
        <translation>There is nothing that fits.</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) read; more come when you go down.</source>
        <translation>
            <numerusform>%n line read; more come when you go down.</numerusform>
            <numerusform>%n lines read; more come when you go down.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s), that is all.</source>
        <translation>
            <numerusform>%n line, that is all.</numerusform>
            <numerusform>%n lines, that is all.</numerusform>
        </translation>
    </message>
    <message>
        <source>The export was stopped. Nothing was written.</source>
        <translation>The export was stopped. Nothing was written.</translation>
    </message>
    <message>
        <source>Export the list</source>
        <translation>Export the list</translation>
    </message>
    <message>
        <source>Table with commas (*.csv)</source>
        <translation>Table with commas (*.csv)</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: %2</source>
        <translation>%1 can&apos;t be written: %2</translation>
    </message>
    <message numerus="yes">
        <source>Exporting: %n line(s) so far.</source>
        <translation>
            <numerusform>Exporting: %n line so far.</numerusform>
            <numerusform>Exporting: %n lines so far.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) were exported to %1</source>
        <translation>
            <numerusform>%n line was exported to %1</numerusform>
            <numerusform>%n lines were exported to %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop the export</source>
        <translation>Stop the export</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Refresh</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Order: %1, descending</source>
        <translation>Order: %1, descending</translation>
    </message>
    <message>
        <source>Order: %1, ascending</source>
        <translation>Order: %1, ascending</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s). More people fit than are looked at: type more of it.</source>
        <translation>
            <numerusform>%n line. More people fit than are looked at: type more of it.</numerusform>
            <numerusform>%n lines. More people fit than are looked at: type more of it.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 Nothing was exported; no file was written.</source>
        <translation>%1 Nothing was exported; no file was written.</translation>
    </message>
</context>
<context>
    <name>xuanhao::SheetView</name>
    <message>
        <source>Preview of the form</source>
        <translation>Preview of the form</translation>
    </message>
</context>
<context>
    <name>xuanhao::SheetsPage</name>
    <message>
        <source>%1–%2</source>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>Printed papers</source>
        <translation>Printed papers</translation>
    </message>
    <message>
        <source>&amp;Case or number</source>
        <translation>&amp;Case or number</translation>
    </message>
    <message>
        <source>Empty: what this counter has printed. With a case number or a plate number: whatever was printed for it. The form&apos;s code can be scanned.</source>
        <translation>Empty: what this counter has printed. With a case number or a plate number: whatever was printed for it. The form&apos;s code can be scanned.</translation>
    </message>
    <message>
        <source>Printed at</source>
        <translation>Printed at</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>Case number</source>
        <translation>Case number</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Applicant</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>Counter</translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation>Clerk</translation>
    </message>
    <message>
        <source>Printer</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Came out</source>
        <translation>Came out</translation>
    </message>
    <message>
        <source>Nothing was printed.</source>
        <translation>Nothing was printed.</translation>
    </message>
    <message>
        <source>PDF file</source>
        <translation>PDF file</translation>
    </message>
    <message>
        <source>More</source>
        <translation>More</translation>
    </message>
    <message>
        <source>Nothing came out</source>
        <translation>Nothing came out</translation>
    </message>
    <message>
        <source>It came out</source>
        <translation>It came out</translation>
    </message>
    <message>
        <source>Print again</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>Asking the central server…</source>
        <translation>Asking…</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Hand-over</source>
        <translation>Hand-over</translation>
    </message>
    <message>
        <source>Day report</source>
        <translation>Day report</translation>
    </message>
    <message>
        <source>Of this counter &amp;today only</source>
        <translation>Of this counter &amp;today only</translation>
    </message>
    <message numerus="yes">
        <source>%n sheet(s) were printed without a line; their records go up by themselves.</source>
        <translation>
            <numerusform>%n sheet was printed without a line; its record goes up by itself.</numerusform>
            <numerusform>%n sheets were printed without a line; their records go up by themselves.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2: central did not take the record. %3 Tell the administrator.</source>
        <translation>%1 of %2: central did not take the record. %3 Tell the administrator.</translation>
    </message>
    <message>
        <source>Records of sheets that were printed without a line can&apos;t be read. Tell the administrator.</source>
        <translation>Records of sheets that were printed without a line can&apos;t be read. Tell the administrator.</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) of sheets that were printed without a line can&apos;t be read and don&apos;t go up. Tell the administrator.</source>
        <translation>
            <numerusform>%n record of a sheet that was printed without a line can&apos;t be read and does not go up. Tell the administrator.</numerusform>
            <numerusform>%n records of sheets that were printed without a line can&apos;t be read and don&apos;t go up. Tell the administrator.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (told later)</source>
        <translation>%1 (told later)</translation>
    </message>
    <message>
        <source>Empty: every result kept at this counter. Or a case number, a plate number, a whole name, a document, mobile or VIN, the last three also by their last 4 to 8 characters.</source>
        <translation>Empty: every result kept at this counter. Or a case number, a plate number, a whole name, a document, mobile or VIN, the last three also by their last 4 to 8 characters.</translation>
    </message>
    <message>
        <source>Reserved at</source>
        <translation>Reserved at</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Times</translation>
    </message>
    <message>
        <source>No result is kept at this counter.</source>
        <translation>No result is kept at this counter.</translation>
    </message>
    <message>
        <source>No result kept at this counter fits this. What other counters did can be found when the line is back.</source>
        <translation>No result kept at this counter fits this. What other counters did can be found when the line is back.</translation>
    </message>
    <message>
        <source>⚠ The line is down or central does not answer: these are the results that this counter keeps itself, not central&apos;s list of papers. Form and receipt can be printed again all the same; the records go up by themselves.</source>
        <translation>⚠ The line is down or central does not answer: these are the results that this counter keeps itself, not central&apos;s list of papers. Form and receipt can be printed again all the same; the records go up by themselves.</translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) are damaged and left out. Tell the administrator.</source>
        <translation>
            <numerusform>%n result is damaged and left out. Tell the administrator.</numerusform>
            <numerusform>%n results are damaged and left out. Tell the administrator.</numerusform>
        </translation>
    </message>
    <message>
        <source>Every paper is a record before it goes to the printer: who, when, which copy and why. The form and the receipt can be printed again here, with a reason; the copy&apos;s number stands on the paper. Other papers are printed again where they were printed first. Without a line the list is of the results that this counter keeps itself.</source>
        <translation>Every paper is a record before it goes to the printer: who, when, which copy and why. The form and the receipt can be printed again here, with a reason; the copy&apos;s number stands on the paper. Other papers are printed again where they were printed first. Without a line the list is of the results that this counter keeps itself.</translation>
    </message>
    <message>
        <source>This result is not kept here any more, or is damaged.</source>
        <translation>This result is not kept here any more, or is damaged.</translation>
    </message>
    <message>
        <source>%1 (told later by %2)</source>
        <translation>%1 (told later by %2)</translation>
    </message>
</context>
<context>
    <name>xuanhao::SignInPage</name>
    <message>
        <source>Sign in (F9)</source>
        <translation>Sign in (F9)</translation>
    </message>
    <message>
        <source>Xuanhao</source>
        <translation>Xuanhao</translation>
    </message>
    <message>
        <source>&amp;Staff number</source>
        <translation>&amp;Staff number</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Password</translation>
    </message>
    <message>
        <source>Staff number</source>
        <translation>Staff number</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Locked. %1 signs in again to go on; the open cases are kept.</source>
        <translation>Locked. %1 signs in again to go on; the open cases are kept.</translation>
    </message>
    <message>
        <source>Last sign-in: %1</source>
        <translation>Last sign-in: %1</translation>
    </message>
    <message>
        <source>The central server does not know this counter. The administrator enrols it anew.</source>
        <translation>The central server does not know this counter. The administrator enrols it anew.</translation>
    </message>
    <message>
        <source>The central server does not answer. Signing in needs the line; it is tried again by itself.</source>
        <translation>The central server does not answer. Signing in needs the line; it is tried again by itself.</translation>
    </message>
    <message>
        <source>Enter the staff number and the password.</source>
        <translation>Enter the staff number and the password.</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Signing in…</translation>
    </message>
    <message>
        <source>Sign in as somebody else; the cases stay</source>
        <translation>Sign in as somebody else; the cases stay</translation>
    </message>
</context>
<context>
    <name>xuanhao::StartProblem</name>
    <message>
        <source>Xuanhao</source>
        <translation>Xuanhao</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Close (Esc)</translation>
    </message>
    <message>
        <source>This counter is not set up yet. The administrator runs “xuanhao-central counters add” on the server and puts the line it prints into the file xuanhao/counter.ini.</source>
        <translation>This counter is not set up yet. The administrator runs “xuanhao-central counters add” on the server and puts the line it prints into the file xuanhao/counter.ini.</translation>
    </message>
    <message>
        <source>The settings in %1 are not complete: “%2” is missing or not right.</source>
        <translation>The settings in %1 are not complete: “%2” is missing or not right.</translation>
    </message>
    <message>
        <source>The counter is already open on this PC.</source>
        <translation>The counter is already open on this PC.</translation>
    </message>
    <message>
        <source>The counter can&apos;t read or write its data in %1. Check that the folder belongs to this user and that the disk works. Nothing was changed.</source>
        <translation>The counter can&apos;t read or write its data in %1. Check that the folder belongs to this user and that the disk works. Nothing was changed.</translation>
    </message>
    <message>
        <source>The counter&apos;s own database in %1 is damaged. It was left as it is. The administrator moves the folder away; cases that reached the server are found again with the look-up.</source>
        <translation>The counter&apos;s own database in %1 is damaged. It was left as it is. The administrator moves the folder away; cases that reached the server are found again with the look-up.</translation>
    </message>
    <message>
        <source>The counter&apos;s data in %1 was written by a newer version of the program. Install that version; nothing was changed.</source>
        <translation>The counter&apos;s data in %1 was written by a newer version of the program. Install that version; nothing was changed.</translation>
    </message>
    <message>
        <source>The key of the counter&apos;s data (station.key in %1) is missing or another one. The administrator puts it back from the copy; nothing was changed.</source>
        <translation>The key of the counter&apos;s data (station.key in %1) is missing or another one. The administrator puts it back from the copy; nothing was changed.</translation>
    </message>
    <message>
        <source>The counter&apos;s data in %1 can&apos;t be used now: the disk is full, or another program holds the file. Mend that and start again; nothing was changed.</source>
        <translation>The counter&apos;s data in %1 can&apos;t be used now: the disk is full, or another program holds the file. Mend that and start again; nothing was changed.</translation>
    </message>
    <message>
        <source>In the settings %1, “%2” is not a whole path. It begins with “/” or a drive, and has “/” where Windows writes “\”: C:/Xuanhao.</source>
        <translation>In the settings %1, “%2” is not a whole path. It begins with “/” or a drive, and has “/” where Windows writes “\”: C:/Xuanhao.</translation>
    </message>
    <message>
        <source>The template %1 is broken (%2). Mend it or take it away, then start again. “xuanhao-cli form check” tries a template.</source>
        <translation>The template %1 is broken (%2). Mend it or take it away, then start again. “xuanhao-cli form check” tries a template.</translation>
    </message>
</context>
<context>
    <name>xuanhao::StatusLine</name>
    <message>
        <source>Printer: %1</source>
        <translation>Printer: %1</translation>
    </message>
    <message>
        <source>%1, %2 ms</source>
        <translation>%1, %2 ms</translation>
    </message>
    <message>
        <source>Server time %1</source>
        <translation>Server time %1</translation>
    </message>
    <message>
        <source>(this PC&apos;s clock is off)</source>
        <translation>(this PC&apos;s clock is off)</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) to send</source>
        <translation>
            <numerusform>%n record to send</numerusform>
            <numerusform>%n records to send</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>xuanhao::StepStrip</name>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation>Step %1 of %2: %3</translation>
    </message>
</context>
<context>
    <name>xuanhao::TextDialog</name>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Close (Esc)</translation>
    </message>
    <message>
        <source>Print to sign</source>
        <translation>Print to sign</translation>
    </message>
</context>
<context>
    <name>xuanhao::VehiclePage</name>
    <message>
        <source>Residence permit or lodging registration of the owner</source>
        <translation>Residence permit or lodging registration of the owner</translation>
    </message>
    <message>
        <source>Identity document of the owner</source>
        <translation>Identity document of the owner</translation>
    </message>
    <message>
        <source>Certificate of conformity or import certificate</source>
        <translation>Certificate of conformity or import certificate</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Invoice</translation>
    </message>
    <message>
        <source>Registration certificate and licence of the used vehicle</source>
        <translation>Registration certificate and licence of the used vehicle</translation>
    </message>
    <message>
        <source>Certificate of conformity</source>
        <translation>Certificate of conformity</translation>
    </message>
    <message>
        <source>Import certificate</source>
        <translation>Import certificate</translation>
    </message>
    <message>
        <source>Vehicle identification number</source>
        <translation>Vehicle identification number</translation>
    </message>
    <message>
        <source>&amp;VIN</source>
        <translation>&amp;VIN</translation>
    </message>
    <message>
        <source>Why the VIN is right in spite of the check digit; recorded</source>
        <translation>Why the VIN is right in spite of the check digit; recorded</translation>
    </message>
    <message>
        <source>Reason (Ctrl+&amp;L)</source>
        <translation>Reason (Ctrl+&amp;L)</translation>
    </message>
    <message>
        <source>Kind of certificate</source>
        <translation>Kind of certificate</translation>
    </message>
    <message>
        <source>&amp;Certificate number</source>
        <translation>&amp;Certificate number</translation>
    </message>
    <message>
        <source>Brand and &amp;model</source>
        <translation>Brand and &amp;model</translation>
    </message>
    <message>
        <source>Vehicle class</source>
        <translation>Vehicle class</translation>
    </message>
    <message>
        <source>&amp;Energy</source>
        <translation>&amp;Energy</translation>
    </message>
    <message>
        <source>&amp;Use</source>
        <translation>&amp;Use</translation>
    </message>
    <message>
        <source>Exactly as on the invoice</source>
        <translation>Exactly as on the invoice</translation>
    </message>
    <message>
        <source>Buyer on the &amp;invoice</source>
        <translation>Buyer on the &amp;invoice</translation>
    </message>
    <message>
        <source>Plate kind</source>
        <translation>Plate kind</translation>
    </message>
    <message>
        <source>Papers seen</source>
        <translation>Papers seen</translation>
    </message>
    <message>
        <source>State why the VIN is right, or correct it.</source>
        <translation>State why the VIN is right, or correct it.</translation>
    </message>
    <message>
        <source>Enter brand and model as on the certificate.</source>
        <translation>Enter brand and model as on the certificate.</translation>
    </message>
    <message>
        <source>Papers that are missing; tell the applicant all of them at once:</source>
        <translation>Papers that are missing; tell the applicant all of them at once:</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Print the one-time notice</source>
        <translation>Print the one-time notice</translation>
    </message>
    <message>
        <source>This PC could not save the picture. Free disk space or tell the administrator, then choose it again.</source>
        <translation>This PC could not save the picture. Free disk space or tell the administrator, then choose it again.</translation>
    </message>
    <message>
        <source>Choose the picture of the invoice.</source>
        <translation>Choose the picture of the invoice.</translation>
    </message>
    <message>
        <source>Scan or type the VIN from the certificate. O, I and Q never stand in a VIN. The plate kind follows from class and energy on the certificate. The buyer on the invoice must be the account&apos;s owner. A picture of the invoice that is not clear goes to review and does not stop the applicant.</source>
        <translation>Scan or type the VIN from the certificate. O, I and Q never stand in a VIN. The plate kind follows from class and energy on the certificate. The buyer on the invoice must be the account&apos;s owner. A picture of the invoice that is not clear goes to review and does not stop the applicant.</translation>
    </message>
    <message>
        <source>Invoice picture</source>
        <translation>Invoice picture</translation>
    </message>
</context>
<context>
    <name>xuanhao::WitnessDialog</name>
    <message>
        <source>Witness the identity</source>
        <translation>Witness the identity</translation>
    </message>
    <message>
        <source>Both of you have compared the applicant with the original of the document. Both names, the reason and the time are recorded.</source>
        <translation>Both of you have compared the applicant with the original of the document. Both names, the reason and the time are recorded.</translation>
    </message>
    <message>
        <source>What was compared, recorded</source>
        <translation>What was compared, recorded</translation>
    </message>
    <message>
        <source>Staff number of the second person</source>
        <translation>Staff number of the second person</translation>
    </message>
    <message>
        <source>Password of the second person</source>
        <translation>Password of the second person</translation>
    </message>
    <message>
        <source>Cancel (Esc)</source>
        <translation>Cancel (Esc)</translation>
    </message>
    <message>
        <source>Sign together</source>
        <translation>Sign together</translation>
    </message>
    <message>
        <source>State what was compared; the second person enters staff number and password.</source>
        <translation>State what was compared; the second person enters staff number and password.</translation>
    </message>
</context>
</TS>
