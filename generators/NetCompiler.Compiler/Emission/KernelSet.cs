using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Operators;
using NetCompiler.Compiler.Passes;

namespace NetCompiler.Compiler.Emission;

/// <summary>
/// The kernels of a network, each printed once: calls that compute the same on equal shapes have one method with other places, and where the same
/// comes in many sizes, these are arguments too. Likewise the elementwise chains that the library's loops run.
/// </summary>
public sealed class KernelSet
{
    // What every kernel takes: memory, the caller's data, and the units to compute.
    private const string Parameters = "in K::KernelMemory m, in KernelInputs data, int first, int end";

    // In fewer sizes literals are easier to read; in a network of more calls nobody reads them one by one.
    private const int ManySizes = 3, ManyCalls = 300;

    private readonly List<KernelCall> _calls = [];
    private readonly SourceWriter _methods = new();
    private readonly SourceWriter _chains = new();
    private readonly Dictionary<string, string> _chainOf = [];
    private readonly HashSet<string> _names = [];

    /// <summary>The calls that compute a section, in the order in which they run: one for each group.</summary>
    public IReadOnlyList<KernelCall> Add(Section section) => [.. section.Groups.SelectMany(PartsOf).Select(part => Add(Print(section, part, new())))];

    /// <summary>
    /// The calls that compute a section as phases. Neighbors that are one unit each are one call, so that threads meet less often.
    /// </summary>
    /// <param name="apart">Values that are not computed in one call with others.</param>
    public IReadOnlyList<KernelCall> AddPhases(Section section, ISet<Node> apart)
    {
        List<KernelCall> calls = [];
        foreach (Part part in section.Groups.SelectMany(PartsOf))
        {
            KernelCall call = Print(section, part, new());
            if (calls.Count > 0 && calls[calls.Count - 1] is { UnitCount: "1" } last && call.UnitCount == "1" &&
                apart.Contains(last.Groups.Last().Value) == apart.Contains(part.Group.Value))
            {
                last.Append(part.Group, Print(section, part, last.Arguments).Body);
            }
            else
            {
                calls.Add(Add(call));
            }
        }

        return calls;
    }

    /// <summary>The struct of a chain.</summary>
    public string NameOf(Chain chain)
    {
        string wide = chain.Wide(), key = chain.Parameters + wide;
        if (!_chainOf.TryGetValue(key, out string? name))
        {
            name = Unique(chain.Name);
            _chainOf.Add(key, name);
            _chains.Open($"private readonly struct {name}{chain.Parameters} : K::IElementwise").Write($"{wide}\n\n{chain.Narrow()}").Close();
        }

        return name;
    }

    /// <summary>Decides on the methods: every call that was added has one from now on.</summary>
    public void Bind()
    {
        Dictionary<string, Numerals> texts = [];
        int most = _calls.Count > ManyCalls ? 1 : ManySizes - 1;
        foreach (string body in _calls.Select(call => call.Body).Where(body => !texts.ContainsKey(body)))
        {
            texts.Add(body, new(body));
        }

        foreach (IGrouping<string, (KernelCall Call, Numerals Text)> alike in _calls
            .Select(call => (Call: call, Text: texts[call.Body]))
            .GroupBy(each => $"{each.Call.Arguments.Parameters})\n{(each.Call.OwnSizes ? each.Call.Body : each.Text.Pattern)}"))
        {
            IGrouping<string, (KernelCall Call, Numerals Text)>[] sizes = [.. alike.GroupBy(each => string.Join(",", each.Text.Numbers))];
            if (sizes.Length <= most)
            {
                Array.ForEach(sizes, same => EmitMethod([.. same.Select(each => each.Call)], same.First().Call.Name, "", same.First().Call.Body));
            }
            else
            {
                EmitForSizes([.. alike]);
            }
        }
    }

    /// <summary>Prints the class that holds them.</summary>
    public void Emit(SourceWriter writer)
    {
        writer.Open("private static class Kernels");
        writer.Write(_methods.Lines());
        writer.Write(_chainOf.Count == 0 ? "" : "\n" + _chains.Lines());
        writer.Close();
    }

    // Numbers that are the same in all calls stay literals; those that vary alike are one argument, f0 or n1.
    private void EmitForSizes((KernelCall Call, Numerals Text)[] alike)
    {
        Dictionary<string, string> nameOf = [];
        List<int> columns = [];
        string[] numbers = [.. alike[0].Text.Numbers];
        for (int column = 0; column < numbers.Length; column++)
        {
            string[] values = [.. alike.Select(each => each.Text.Numbers[column])];
            if (values.All(value => value == values[0]))
            {
                continue;
            }

            string key = string.Join(",", values);
            if (!nameOf.TryGetValue(key, out string? name))
            {
                name = $"{(Numerals.IsFloat(values[0]) ? 'f' : 'n')}{columns.Count}";
                nameOf.Add(key, name);
                columns.Add(column);
            }

            numbers[column] = name;
        }

        foreach ((KernelCall call, Numerals text) in alike)
        {
            call.Sizes = [.. columns.Select(column => text.Numbers[column])];
        }

        string sizes = string.Concat(nameOf.Values.Select(name => $", {(name[0] == 'f' ? "float" : "int")} {name}"));
        EmitMethod([.. alike.Select(each => each.Call)], alike[0].Call.Groups.Last().Main.Operator.Name, sizes, alike[0].Text.With(numbers));
    }

    private void EmitMethod(KernelCall[] calls, string name, string sizes, string body)
    {
        string method = Unique(name);
        foreach (KernelCall call in calls)
        {
            call.Method = method;
        }

        foreach (string step in sizes.Length == 0 ? calls[0].Formulas : calls[0].Steps)
        {
            _methods.Write($"// {step}");
        }

        _methods.Write("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        _methods.Open($"internal static void {method}({Parameters}{calls[0].Arguments.Parameters}{sizes})");
        _methods.Write(body);
        _methods.Close();
    }

    private KernelCall Add(KernelCall call)
    {
        _calls.Add(call);
        return call;
    }

    private KernelCall Print(Section section, Part part, KernelArguments arguments)
    {
        SourceWriter writer = new();
        Kernel kernel = new(section, part.Group, writer, this, arguments);
        part.Emit(kernel);
        KernelCall call = new(NameOf(part), arguments, kernel.UnitCount, kernel.Grain, kernel.OwnSizes) { HasOneRow = kernel.HasOneRow, Included = kernel.Included };
        call.Append(part.Group, writer.Lines());
        return call;
    }

    private static IEnumerable<Part> PartsOf(Group group)
    {
        if (group.Summed is Group summed)
        {
            yield return new(group, "", kernel => SampleSumEmitter.Emit(kernel, summed));
            yield return new(group, "Combination", SampleSumEmitter.EmitCombination);
            yield break;
        }

        yield return new(group, "", group.Blocks is LineBlocks blocks ? kernel => LineBlocksEmitter.Emit(kernel, blocks) : group.Main.Operator.Emit);
        if (group.Main.Operator is Sum && SumEmitter.IsPerChannel(group.Main))
        {
            yield return new(group, "Combination", SumEmitter.EmitCombination);
        }
    }

    // Convolution16x8x8: the operator that gives the kernel its form, and the shape of what it computes.
    private static string NameOf(Part part) => part.Group.Main.Operator.Name + string.Join("x", part.Group.Value.Shape.Dimensions) + part.Suffix;

    private string Unique(string name)
    {
        string unique = name;
        for (int i = 2; !_names.Add(unique); i++)
        {
            unique = $"{name}_{i}";
        }

        return unique;
    }

    // What is printed as one kernel: a group, or one of the two steps of a sum.
    private sealed record Part(Group Group, string Suffix, Action<Kernel> Emit);
}
