namespace SpaceNewsBot.Storage;

/// <summary>Where the store stands, and how patient it is.</summary>
public sealed class StorageOptions
{
    /// <summary>The folder of the store's file; made when it isn't there. Required.</summary>
    public string DataDirectory { get; set; } = "";

    /// <summary>
    /// How long to wait for another process that holds the store's lock, before giving up with a sentence. Above zero, at
    /// most one minute; 5 seconds by default.
    /// </summary>
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(5);
}
