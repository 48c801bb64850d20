namespace SpaceNewsBot.Llm;

/// <summary>Which language model is asked, and how patiently. Settings: <c>Llm:Endpoint</c> and so on.</summary>
public sealed class LlmOptions
{
    /// <summary>The name of the section of settings.</summary>
    public const string Section = "Llm";

    /// <summary>
    /// Where the model is: the address of an endpoint that speaks OpenAI's chat completions, for example
    /// https://api.openai.com/v1 or http://localhost:11434/v1; one without a path means its v1. Empty for no model.
    /// </summary>
    public string Endpoint { get; set; } = "";

    /// <summary>The model's name there; empty for no model.</summary>
    public string Model { get; set; } = "";

    /// <summary>The key for the endpoint; empty where it asks for none. A secret.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>So long a request may take, with all that is tried for it.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>So often a request is tried that the endpoint doesn't take.</summary>
    public int MaxAttempts { get; set; } = 3;

    /// <summary>So many tokens may be used in a day of UTC, read and written together; 0 for no limit.</summary>
    public long TokensPerDay { get; set; } = 1_000_000;

    /// <summary>After so many failures, with no success among them, the endpoint isn't asked for a while.</summary>
    public int BreakAfter { get; set; } = 5;

    /// <summary>So long it isn't asked then.</summary>
    public TimeSpan BreakFor { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Whether a model is to be asked at all.</summary>
    public bool IsConfigured => !string.IsNullOrWhiteSpace(Endpoint) || !string.IsNullOrWhiteSpace(Model);
}
