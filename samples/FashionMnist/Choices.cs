namespace FashionMnist;

/// <summary>What the command line asks for; without epochs, those of the network's recipe.</summary>
internal sealed record Choices(string Data, string Network, int? Epochs, int Threads, int Seed, string Save);
