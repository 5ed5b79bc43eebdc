//! `README.txt`: what a project folder is, for a person who opens it.

/// The text, with lines short enough for any editor.
pub(super) const README: &str = "\
This folder is a study made with Interlinea, a workbench for qualitative coding.
Open it with the program (the folder itself, or its project.ron); everything in
it can also be read with any text editor.

  project.ron   which study this is; written once
  texts/        the transcripts as plain text, named by their SHA-256 checksum
  originals/    the imported files as they came, where that was chosen
  journals/     what was done, line by line: one folder for each installation
                that worked on the study, which alone writes there

The folder may lie in Syncthing, Nextcloud, OneDrive, Dropbox, on a network
share or in git, and several people may work on it at once, also offline:
no file is ever written by two of them. Please do not edit, rename or delete
files here by hand: every line bears a checksum, and \"interlinea check FOLDER\"
names each file and line that was changed.

To give the study to somebody, give them the whole folder. To keep it safe,
make copies of the whole folder. The transcripts in it may be confidential:
the folder is not encrypted.
";
