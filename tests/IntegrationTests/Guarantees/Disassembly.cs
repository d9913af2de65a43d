using System;
using System.Collections.Generic;
using System.Linq;

namespace NetCompiler.IntegrationTests.Guarantees;

/// <summary>A method in the listing that the just-in-time compiler prints.</summary>
/// <param name="Name">Its class, name and arguments, and how far it was optimized, as the listing has it.</param>
/// <param name="AddsLoops">The instructions of its innermost loops that multiply and add.</param>
/// <param name="Frames">What an operand on the stack contains.</param>
internal sealed record Disassembly(string Name, IReadOnlyList<string[]> AddsLoops, IReadOnlyList<string> Frames)
{
    private const string Heading = "; Assembly listing for method ";

    /// <summary>Instructions of these loops that read or write the stack: what has found no register.</summary>
    public IEnumerable<string> Spills => AddsLoops.SelectMany(loop => loop).Where(line => Frames.Any(line.Contains));

    /// <summary>Those of them that move or use vectors.</summary>
    public IEnumerable<string> VectorSpills => Spills.Where(line => line.Contains("mmword ptr", StringComparison.Ordinal));

    /// <summary>Reads all methods of a listing.</summary>
    public static IReadOnlyList<Disassembly> Parse(IEnumerable<string> listing)
    {
        List<(string Name, List<string> Lines)> methods = [];
        foreach (string line in listing)
        {
            if (line.StartsWith(Heading, StringComparison.Ordinal))
            {
                methods.Add((line[Heading.Length..], []));
            }
            else if (methods.Count > 0)
            {
                methods[^1].Lines.Add(line.TrimStart());
            }
        }

        return [.. methods.Select(method => Read(method.Name, method.Lines))];
    }

    private static Disassembly Read(string name, List<string> lines)
    {
        Dictionary<string, int> labels = new(StringComparer.Ordinal);
        List<string> code = [];
        foreach (string line in lines.Where(line => line.Length > 0 && line[0] != ';'))
        {
            if (line.StartsWith("G_M", StringComparison.Ordinal))
            {
                labels[line[..line.IndexOf(':', StringComparison.Ordinal)]] = code.Count;
            }
            else
            {
                code.Add(line);
            }
        }

        // Without a frame its register is one as any other.
        bool hasFrame = lines.Contains("; rbp based frame");
        return new Disassembly(name, [.. Loops(code, labels).Where(loop => loop.Any(IsMultiplyAdd))], hasFrame ? ["[rsp", "[rbp"] : ["[rsp"]);
    }

    // A jump back closes a loop; innermost is what holds no other.
    private static IEnumerable<string[]> Loops(List<string> code, Dictionary<string, int> labels)
    {
        List<(int First, int Last)> loops = [];
        for (int i = 0; i < code.Count; i++)
        {
            string target = code[i].Split(' ')[^1];
            if (code[i][0] == 'j' && labels.TryGetValue(target, out int first) && first <= i)
            {
                loops.Add((first, i));
            }
        }

        return loops.Where(loop => !loops.Any(other => other != loop && other.First >= loop.First && other.Last <= loop.Last))
            .Select(loop => code[loop.First..(loop.Last + 1)].ToArray());
    }

    private static bool IsMultiplyAdd(string line) => line.StartsWith("vfmadd", StringComparison.Ordinal);
}
