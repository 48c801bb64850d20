namespace SpaceNewsBot.Tests.Support.OpenAi;

/// <summary>What the server does with a request.</summary>
internal sealed record OpenAiReply
{
    /// <summary>What the model writes; null for nothing.</summary>
    public string? Content { get; init; }

    /// <summary>In which words it refuses (platform.openai.com/docs/guides/structured-outputs#refusals).</summary>
    public string? RefusalText { get; init; }

    public string FinishReason { get; init; } = "stop";

    /// <summary>The tokens that were read and written; null for an endpoint that doesn't say.</summary>
    public (int Prompt, int Completion)? Usage { get; init; } = (100, 20);

    public int Status { get; init; } = 200;

    /// <summary>The code of an error (platform.openai.com/docs/guides/error-codes).</summary>
    public string Code { get; init; } = "server_error";

    /// <summary>The header Retry-After: seconds or a date.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>The header retry-after-ms.</summary>
    public string? RetryAfterMs { get; init; }

    /// <summary>Where else it is to be asked.</summary>
    public string? Location { get; init; }

    /// <summary>A body in the place of the one that belongs there.</summary>
    public string? RawBody { get; init; }

    /// <summary>The request is answered when this is done; null for at once.</summary>
    public Task? Until { get; init; }

    /// <summary>The connection is broken off.</summary>
    public bool HangsUp { get; init; }

    /// <summary>The request is never answered.</summary>
    public static OpenAiReply Silence { get; } = new() { Until = new TaskCompletionSource().Task };

    /// <summary>The connection is broken off.</summary>
    public static OpenAiReply HangUp { get; } = new() { HangsUp = true };

    /// <summary>The model filters what it would write.</summary>
    public static OpenAiReply Filtered { get; } = new() { Content = "", FinishReason = "content_filter" };

    /// <summary>The model writes this.</summary>
    public static OpenAiReply Text(string content) => new() { Content = content };

    /// <summary>The model refuses.</summary>
    public static OpenAiReply Refusal(string words = "I'm sorry, I can't help with that.") => new() { RefusalText = words };

    /// <summary>What the model writes ends in the middle.</summary>
    public static OpenAiReply CutOff(string content) => new() { Content = content, FinishReason = "length" };

    /// <summary>An error.</summary>
    public static OpenAiReply Error(int status, string code = "server_error", string? retryAfter = null) => new() { Status = status, Code = code, RetryAfter = retryAfter };

    /// <summary>Some other body, with a status of success if no other is given.</summary>
    public static OpenAiReply Raw(string body, int status = 200) => new() { RawBody = body, Status = status };
}
