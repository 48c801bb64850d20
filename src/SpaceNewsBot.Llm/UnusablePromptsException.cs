namespace SpaceNewsBot.Llm;

/// <summary>The prompts can't be used; the message is a sentence for each fault that names the file.</summary>
public sealed class UnusablePromptsException : Exception
{
    /// <summary>No particular fault is known.</summary>
    public UnusablePromptsException()
        : this("The prompts can't be used.")
    {
    }

    /// <summary>With what is wrong.</summary>
    public UnusablePromptsException(string message)
        : base(message)
    {
    }

    /// <summary>With what is wrong and what brought it about.</summary>
    public UnusablePromptsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
