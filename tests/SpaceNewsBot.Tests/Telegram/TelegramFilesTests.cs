using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SpaceNewsBot.Core.Chat;
using SpaceNewsBot.Core.Sources;
using SpaceNewsBot.Files;
using SpaceNewsBot.Telegram;
using SpaceNewsBot.Telegram.Chat;
using SpaceNewsBot.Telegram.Connection;
using SpaceNewsBot.Tests.Support;
using SpaceNewsBot.Tests.Support.Telegram;
using Telegram.Bot.Types;
using Xunit;

namespace SpaceNewsBot.Tests.Telegram;

/// <summary>Files that come with commands (core.telegram.org/bots/api#getfile).</summary>
public sealed class TelegramFilesTests : IAsyncLifetime
{
    private const string Story = "Паром «Заря» остановлен. Причал Сельма закрыли в понедельник, потому что сломался кран.";
    private const string Gone = "Telegram doesn't have ferry.txt any more: send it again.";

    private readonly ObservedTime time = new();
    private readonly TemporaryFolder folder = new();
    private BotApiServer server = null!;
    private TestBot bot = null!;
    private IAttachmentReader files = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        server = await BotApiServer.StartAsync(time);
        bot = new TestBot(folder.Path, server, time: time);
        files = bot.Part<IAttachmentReader>();
    }

    public async ValueTask DisposeAsync()
    {
        await bot.DisposeAsync();
        await server.DisposeAsync();
        folder.Dispose();
    }

    [Theory]
    [InlineData("ferry.txt", 65001)]
    [InlineData("ferry.txt", 1251)]
    [InlineData("FERRY.MD", 65001)]
    [InlineData("ferry.md", 1251)]
    [InlineData("a:b:c.txt", 65001)]
    [InlineData("паром.txt", 1251)]
    public async Task Reads_a_text_in_the_encoding_that_it_has(string name, int encoding)
    {
        var text = string.Join('\n', Enumerable.Repeat(Story, 4));

        var read = await ReadAsync(name, Encode(text, encoding));

        Assert.Equal(text, Assert.IsType<SourceFile.Text>(read).Content);
    }

    [Theory]
    [InlineData("ferry.html", 65001)]
    [InlineData("ferry.HTM", 1251)]
    public async Task Reads_the_article_of_a_page_in_the_encoding_that_it_declares(string name, int encoding)
    {
        var charset = encoding == 1251 ? "windows-1251" : "utf-8";
        var page = $"<!doctype html><html><head><meta charset=\"{charset}\"><title>Паром</title></head><body><nav>Menu</nav><article><h1>Паром</h1><p>{Story}</p><p>{Story}</p></article></body></html>";

        var read = await ReadAsync(name, Encode(page, encoding));

        var content = Assert.IsType<SourceFile.Text>(read).Content;
        Assert.Contains(Story, content, StringComparison.Ordinal);
        Assert.DoesNotContain("<p>", content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_file_is_an_empty_text()
    {
        Assert.Equal("", Assert.IsType<SourceFile.Text>(await ReadAsync("ferry.txt", [])).Content);
    }

    [Theory]
    [InlineData("ferry.pdf", "ferry.pdf can't be a source: send a .txt, .md or .html document.")]
    [InlineData("ferry.txt.exe", "ferry.txt.exe can't be a source: send a .txt, .md or .html document.")]
    [InlineData(null, "The file can't be a source: send a .txt, .md or .html document.")]
    public async Task Asks_for_another_kind_of_file_before_anything_is_fetched(string? name, string sentence)
    {
        Assert.Equal(sentence, Refusal(await ReadAsync(name, "x"u8.ToArray())));
        Assert.Empty(server.Calls);
    }

    [Fact]
    public async Task A_file_that_says_how_big_it_is_is_not_even_asked_for()
    {
        var refusal = Refusal(await ReadAsync("ferry.txt", "x"u8.ToArray(), said: (20 << 20) + 1));

        Assert.StartsWith("ferry.txt is too big: Telegram gives bots files of at most 20 MB", refusal, StringComparison.Ordinal);
        Assert.Empty(server.Calls);
    }

    [Fact]
    public async Task A_file_that_Telegram_knows_for_too_big_is_not_fetched()
    {
        var refusal = Refusal(await ReadAsync("ferry.txt", "x"u8.ToArray(), kept: (20 << 20) + 1, said: 1));

        Assert.StartsWith("ferry.txt is too big", refusal, StringComparison.Ordinal);
        Assert.Empty(server.Downloads);
    }

    [Fact]
    public async Task A_file_that_is_longer_than_it_was_said_to_be_is_not_read_to_its_end()
    {
        var refusal = Refusal(await ReadAsync("ferry.txt", new byte[1 << 20], kept: 100));

        Assert.StartsWith("ferry.txt is too big", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_of_more_than_5_MB_is_no_source()
    {
        var longest = await ReadAsync("ferry.txt", Encoding.UTF8.GetBytes(new string('a', SourceLimits.MaxTextBytes)));
        var refusal = Refusal(await ReadAsync("ferry.txt", Encoding.UTF8.GetBytes(new string('a', SourceLimits.MaxTextBytes + 1))));

        Assert.IsType<SourceFile.Text>(longest);
        Assert.StartsWith("ferry.txt is too long: a source has at most 5 MB of text", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_that_spell_nothing_are_no_source()
    {
        Assert.IsType<SourceFile.Refused>(await ReadAsync("ferry.txt", [0, 1, 2, 3, 0, 0, 7]));
    }

    [Fact]
    public async Task A_file_that_Telegram_no_longer_knows_has_to_be_sent_again()
    {
        Assert.Equal(Gone, Refusal(await files.ReadAsync(Describe("never-sent", "ferry.txt", 1), Cancellation)));
    }

    [Fact]
    public async Task A_file_that_Telegram_names_and_no_longer_has_has_to_be_sent_again()
    {
        server.Fail("file", new BotApiFault(404, "Not Found"));

        Assert.Equal(Gone, Refusal(await ReadAsync("ferry.txt", "x"u8.ToArray())));
    }

    [Fact]
    public async Task A_connection_that_breaks_is_a_fault_and_the_file_is_fetched_again()
    {
        server.Fail("getFile", BotApiFault.HangUp, new BotApiFault(500, "Internal Server Error"), new BotApiFault(401, "Unauthorized"));
        server.Fail("file", BotApiFault.HangUp, BotApiFault.BadGateway, new BotApiFault(401, "Unauthorized"));

        for (var i = 0; i < 6; i++)
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => ReadAsync("ferry.txt", "The ferry sails."u8.ToArray()));
        }

        Assert.Equal("The ferry sails.", Assert.IsType<SourceFile.Text>(await ReadAsync("ferry.txt", "The ferry sails."u8.ToArray())).Content);
    }

    [Fact]
    public async Task A_limit_is_waited_out_and_the_file_is_not_asked_for_earlier()
    {
        server.Fail("getFile", new BotApiFault(429, "Too Many Requests: retry after 7", RetryAfter: 7));
        var reading = ReadAsync("ferry.txt", "The ferry sails."u8.ToArray());
        Assert.Equal(TimeSpan.FromSeconds(7), await time.NextWaitAsync(Cancellation, TimeSpan.FromSeconds(15)));
        Assert.Single(server.Calls);

        time.Advance(TimeSpan.FromSeconds(7));

        Assert.IsType<SourceFile.Text>(await reading);
        Assert.Empty(server.EarlyRequests);
    }

    [Fact]
    public async Task A_download_that_never_comes_is_a_fault()
    {
        server.Fail("file", BotApiFault.Silence);
        var reading = ReadAsync("ferry.txt", "x"u8.ToArray());
        Assert.Equal(TimeSpan.FromMinutes(1), await time.NextWaitAsync(Cancellation, TimeSpan.FromSeconds(15)));

        time.Advance(TimeSpan.FromMinutes(1));

        await Assert.ThrowsAsync<InvalidOperationException>(() => reading);
    }

    [Theory]
    [InlineData("http://elsewhere.example/ferry.txt")]
    [InlineData("//elsewhere.example/ferry.txt")]
    [InlineData("@elsewhere.example/ferry.txt")]
    [InlineData("../../../../ferry.txt")]
    [InlineData("a?b#c.txt")]
    public async Task Is_fetched_from_the_Bot_API_whatever_the_file_is_called(string path)
    {
        using var network = new NotedNetwork();
        using var connection = new TelegramConnection(
            Options.Create(new TelegramOptions { Token = BotApiServer.Token, ApiUrl = server.Url }), time, network);
        server.AddFile("f", path, "x"u8.ToArray());

        await Record.ExceptionAsync(() => new TelegramFiles(connection, new SourceFileReader(), time).ReadAsync(Describe("f", "ferry.txt", 1), Cancellation));

        Assert.NotEmpty(network.Addresses);
        Assert.All(network.Addresses, a => Assert.Equal(new Uri(server.Url).Authority, a.Authority));
    }

    [Fact]
    public async Task Is_not_fetched_from_where_the_Bot_API_points_to()
    {
        var followed = false;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var pointing = builder.Build();
        pointing.Run(context =>
        {
            followed |= context.Request.Path == "/elsewhere";
            context.Response.Redirect("/elsewhere");
            return Task.CompletedTask;
        });
        await pointing.StartAsync(Cancellation);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(time);
        services.AddTelegram(o => (o.Token, o.ApiUrl) = (BotApiServer.Token, pointing.Urls.Single()));
        await using var provider = services.BuildServiceProvider();

        var (content, fault) = await provider.GetRequiredService<TelegramConnection>().DownloadAsync("f", 100, Cancellation);

        Assert.Null(content);
        Assert.NotNull(fault);
        Assert.False(followed);
    }

    private static byte[] Encode(string text, int encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(encoding).GetBytes(text);
    }

    private static string Describe(string id, string? name, long size) => TelegramFiles.Describe(new Document { FileId = id, FileName = name, FileSize = size });

    private static string Refusal(SourceFile file) => Assert.IsType<SourceFile.Refused>(file).Sentence;

    private Task<SourceFile> ReadAsync(string? name, byte[] content, long? kept = null, long? said = null)
    {
        // Telegram's own path has nothing of the file's name but its ending.
        server.AddFile("f", "file_7.txt", content, kept);
        return files.ReadAsync(Describe("f", name, said ?? content.Length), Cancellation);
    }

    private sealed class NotedNetwork() : DelegatingHandler(new SocketsHttpHandler())
    {
        public List<Uri> Addresses { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Addresses.Add(request.RequestUri!);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
