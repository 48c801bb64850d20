namespace SpaceNewsBot.Core.Sources;

/// <summary>The store can't be used. The message is one sentence for the person at the keyboard that says what to do.</summary>
public sealed class StoreUnavailableException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">One sentence: what is wrong, and what to do.</param>
    /// <param name="innerException">The database's own exception.</param>
    public StoreUnavailableException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
