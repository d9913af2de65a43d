using System.Collections.Generic;

namespace NetCompiler;

/// <summary>What loading a file of weights found, filled where it stands in <see cref="LoadOptions.Report"/>.</summary>
public sealed class LoadReport
{
    private readonly List<string> _loaded = [];
    private readonly List<string> _ignored = [];
    private readonly List<string> _missing = [];
    private readonly List<string> _leftOver = [];
    private readonly List<string> _mismatched = [];
    private readonly List<string> _lines = [];

    /// <summary>Tensors of the network that the file brings, by the network's names.</summary>
    public IReadOnlyList<string> Loaded => _loaded;

    /// <summary>Tensors of the file that the network lacks and <see cref="LoadOptions.Ignore"/> names, by the file's names.</summary>
    public IReadOnlyList<string> Ignored => _ignored;

    /// <summary>Tensors of the network that the file lacks, by the network's names.</summary>
    public IReadOnlyList<string> Missing => _missing;

    /// <summary>Tensors of the file that the network lacks, by the file's names.</summary>
    public IReadOnlyList<string> LeftOver => _leftOver;

    /// <summary>Tensors that both have with another shape or type of number, by the network's names.</summary>
    public IReadOnlyList<string> Mismatched => _mismatched;

    /// <summary>A line for each difference, with the shapes.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <summary>In which ways file and network differ.</summary>
    public LoadDifferences Differences { get; private set; }

    /// <summary>How many tensors were loaded and ignored, and the lines of the differences.</summary>
    public override string ToString() => string.Join('\n', [$"{Loaded.Count} tensors loaded, {Ignored.Count} ignored", .. Lines]);

    internal void Clear()
    {
        foreach (List<string> list in new[] { _loaded, _ignored, _missing, _leftOver, _mismatched, _lines })
        {
            list.Clear();
        }

        Differences = LoadDifferences.None;
    }

    internal void AddLoaded(string name) => _loaded.Add(name);

    internal void AddIgnored(string name) => _ignored.Add(name);

    internal void AddMissing(string name, string line)
    {
        _missing.Add(name);
        Add(LoadDifferences.Missing, line);
    }

    internal void AddLeftOver(string name, string line)
    {
        _leftOver.Add(name);
        Add(LoadDifferences.LeftOver, line);
    }

    internal void AddMismatched(string name, string line)
    {
        _mismatched.Add(name);
        Add(LoadDifferences.Mismatched, line);
    }

    internal void AddOtherLayer(string line) => Add(LoadDifferences.OtherLayers, line);

    private void Add(LoadDifferences kind, string line)
    {
        Differences |= kind;
        _lines.Add(line);
    }
}
