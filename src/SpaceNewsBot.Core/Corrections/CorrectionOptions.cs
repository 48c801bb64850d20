namespace SpaceNewsBot.Core.Corrections;

/// <summary>How posted answers are corrected. Settings: <c>Corrections:MaxPerHour</c> and so on.</summary>
public sealed class CorrectionOptions
{
    /// <summary>The name of the section of settings.</summary>
    public const string Section = "Corrections";

    /// <summary>So many posted answers are edited within an hour, the newest first; the rest waits. Retractions don't count.</summary>
    public int MaxPerHour { get; set; } = 60;

    /// <summary>Whether answers that a change touches are only flagged in the log: nothing is answered anew, no message is edited.</summary>
    public bool FlagOnly { get; set; }

    /// <summary>So often the store is asked whether something changed.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(5);
}
