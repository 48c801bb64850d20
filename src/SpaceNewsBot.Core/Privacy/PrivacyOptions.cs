namespace SpaceNewsBot.Core.Privacy;

/// <summary>How long what people asked is kept. Settings: <c>Privacy:RetentionDays</c>.</summary>
public sealed class PrivacyOptions
{
    /// <summary>The name of the section of settings.</summary>
    public const string Section = "Privacy";

    /// <summary>Questions and answers are removed after so many days; from 1 to 3,650.</summary>
    public int RetentionDays { get; set; } = 90;
}
