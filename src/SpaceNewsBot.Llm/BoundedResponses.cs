namespace SpaceNewsBot.Llm;

/// <summary>Reads a response as a whole, and no more of it than a reply can have: an endpoint that never ends can't fill the memory.</summary>
internal sealed class BoundedResponses(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    /// <summary>The most bytes of a response.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            await response.Content.LoadIntoBufferAsync(MaxBytes, cancellationToken).ConfigureAwait(false);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
