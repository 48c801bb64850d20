using Microsoft.Data.Sqlite;
using SpaceNewsBot.Core.Sources;

namespace SpaceNewsBot.Storage;

/// <summary>Turns what the database and the file system say into one sentence each for the person at the keyboard.</summary>
internal static class StoreFaults
{
    private const string OtherFolder = "or name another folder with --data";

    // SQLite's primary result codes, https://sqlite.org/rescode.html.
    private const int Perm = 3;
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int IoError = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CantOpen = 14;
    private const int NotADatabase = 26;

    /// <summary>The sentence for a fault of the store; null when the exception is a fault of the program.</summary>
    public static StoreUnavailableException? Describe(Exception exception, string path)
    {
        var sentence = exception switch
        {
            SqliteException sqlite => Describe(sqlite.SqliteErrorCode, path),
            InvalidDataException => Damaged(path),
            _ => null,
        };
        return sentence is null ? null : new StoreUnavailableException(sentence, exception);
    }

    public static StoreUnavailableException NoFolder(string folder, Exception exception) => new(
        File.Exists(folder)
            ? $"The data folder {folder} is a file: move that file away, {OtherFolder}."
            : $"The data folder {folder} can't be made: check the path and the rights on it, {OtherFolder}.",
        exception);

    public static StoreUnavailableException Newer(string path, long found, int known) => new(
        $"The store {path} was written by a newer version of SpaceNewsBot (schema {found}, this program knows {known}): update the program, {OtherFolder}.");

    public static StoreUnavailableException Foreign(string path) => new(
        $"The file {path} is another program's database and was left untouched: move it away, {OtherFolder}.");

    private static string? Describe(int code, string path) => code switch
    {
        Busy or Locked => $"The store {path} is locked by another program: close that program or wait until it is done, then try again.",
        ReadOnly or Perm => $"The store {path} is read-only: make the file and its folder writable, {OtherFolder}.",
        IoError => $"The store {path} can't be read or written: check that its disk works and has room, then try again.",
        Full => $"The disk of the store {path} is full and the change was not written: make room, then try again.",
        CantOpen => $"The store {path} can't be opened: make the file and its folder readable and writable, {OtherFolder}.",
        Corrupt or NotADatabase => Damaged(path),
        _ => null,
    };

    private static string Damaged(string path) =>
        $"The store {path} is damaged and was left untouched: put a backup in its place, or move it away to start with a new one.";
}
