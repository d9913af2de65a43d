using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;
using NetCompiler.Compiler.Operators;
using NetCompiler.Compiler.Passes;

namespace NetCompiler.Compiler.Emission;

/// <summary>
/// What an operator prints its kernel with: a method over units <c>first</c> to <c>end</c>, each computed by exactly one call. Unless the
/// operator says otherwise, units are the rows of the batch, or one. Where values lie are arguments of the method, so that kernels of equal
/// shapes are one.
/// </summary>
/// <param name="arguments">Where places become arguments; none in the body of a scan, where they are literals.</param>
public sealed class Kernel(Section section, Group group, SourceWriter writer, KernelSet kernels, KernelArguments? arguments)
{
    /// <summary>The steps that the caller gives, in C#.</summary>
    public const string Steps = "m.Steps";

    // Work, in multiply-adds, that is worth handing to another thread: some ten microseconds.
    private const long WorthSharing = 300_000;

    // Characters of a line of arguments that is still taken in at a glance.
    private const int ShortLine = 72;

    private bool _inRow;

    // The group that has the scratch memory, and the floats of it that belong to others.
    private (Group Group, int Place) Scratched { get; init; } = (group, 0);

    /// <summary>The kernels of the network.</summary>
    public KernelSet Kernels => kernels;

    /// <summary>Whether sizes in the kernel have to stay literals.</summary>
    public bool OwnSizes { get; set; }

    /// <summary>The current row, in C#.</summary>
    public string Row { get; init; } = "row";

    /// <summary>
    /// Which values are in registers, where the kernel is one of a sample in straight lines; what the caller supplies are references to that sample.
    /// </summary>
    public SampleValues? Sample { get; init; }

    /// <summary>Multiply-adds of vectors, where the kernel is printed in straight lines.</summary>
    public int StraightWork { get; set; }

    /// <summary>Whether the kernel has other lines for a single row.</summary>
    public bool HasOneRow { get; set; }

    /// <summary>A group before, which those lines compute, too.</summary>
    public Group? Included { get; set; }

    /// <summary>Whether the kernel is one of prediction, which often has a single row; training has not.</summary>
    public bool IsOfPrediction => section.Name == "Forward";

    /// <summary>The first of some lines that are printed, in C#; null where it is the first of all.</summary>
    public string? Line { get; init; }

    /// <summary>The kernels that are printed together.</summary>
    public Section Section => section;

    /// <summary>The operator's node.</summary>
    public Node Node => group.Main;

    /// <summary>The group being printed; its value is what the kernel writes.</summary>
    public Group Group => group;

    /// <summary>What happens to the sums of a contraction before they are stored, as a struct of the library.</summary>
    public string Epilogue => group.Activation?.Operator.Epilogue ?? "default(K::Linear)";

    /// <summary>Whether the sums are added to what their target holds, in C#.</summary>
    public string Accumulates => group.Added is null ? "false" : "true";

    /// <summary>The value that the kernel writes.</summary>
    public Node Value => group.Value;

    /// <summary>Where lines of the method's body go.</summary>
    public SourceWriter Writer => writer;

    /// <summary>The number of units, as C# with <c>rows</c> for the rows of the batch.</summary>
    public string UnitCount { get; private set; } = group.Value.IsBatched ? "rows" : "1";

    /// <summary>The least units worth handing to another thread.</summary>
    public int Grain { get; private set; } = (int)Math.Min(64, Math.Max(1, WorthSharing / Math.Max(1, 2L * group.Main.Shape.LongCount)));

    /// <summary>The layout of a value.</summary>
    public Layout LayoutOf(Node node) => section.LayoutOf(node);

    /// <summary>The pixels of a line, in C#.</summary>
    public static string Pixels(StridedLayout layout) => layout.HasSteps ? Steps : Literals.Of(layout.Pixels);

    /// <summary>The pixels of all lines, in C#.</summary>
    public static string Positions(StridedLayout layout) =>
        layout.HasSteps ? Product(Steps, Literals.Of(layout.Lines)) : Literals.Of(layout.Lines * layout.Pixels);

    /// <summary>The layout of an activation.</summary>
    public StridedLayout Strided(Node node) =>
        section.LayoutOf(node) as StridedLayout ?? throw new ShapeException($"{Node.Operator.Name} needs a strided value, not {section.LayoutOf(node)}.");

    /// <summary>Floats from one sample's value to the next; 0 for a value that the batch shares.</summary>
    public int SampleStride(Node node)
    {
        Node storage = Section.StorageOf(node);
        return !node.IsBatched ? 0
            : section.PlacementOf(node).Stride is > 0 and int given ? given
            : section.PlacementOf(node).Home is Home.Input or Home.Output ? storage.Shape.Count
            : MemoryPlanning.RowLength(LayoutOf(storage).Length);
    }

    /// <summary>The place of a value.</summary>
    public Placement PlacementOf(Node node) => section.PlacementOf(node);

    /// <summary>Where the group's scratch memory begins in its arena; 0 if it has none.</summary>
    public int ScratchOffset => section.Scratch.TryGetValue(group, out Placement? scratch) ? scratch.Offset : 0;

    /// <summary>What prints another group into the same method, whose scratch memory begins some floats behind that of this one.</summary>
    public Kernel For(Group other, int scratch = 0, string? line = null) =>
        new(section, other, writer, kernels, arguments) { Row = Row, Scratched = (group, scratch), Line = line };

    /// <summary>The group that makes a value, if one other group reads it; null otherwise.</summary>
    public Group? OnlyFor(Node value) => section.Groups.Count(other => other.Operands.Contains(value)) == 1
        ? section.Groups.FirstOrDefault(other => other.Value == value)
        : null;

    /// <summary>What prints another group with literal places.</summary>
    public Kernel Literally(Group other) => new(section, other, writer, kernels, arguments: null);

    /// <summary>Says how many units there are, and how much work each is in multiply-adds.</summary>
    public void Units(int count, long work) => Units(Literals.Of(count), work);

    /// <summary>Says how many units there are, with <c>rows</c> for the rows of the batch, and how much work each is in multiply-adds.</summary>
    public void Units(string count, long work)
    {
        UnitCount = count;
        Grain = (int)Math.Min(1 << 20, Math.Max(1, WorthSharing / Math.Max(1, work)));
    }

    /// <summary>The place of a value: pixel (0, 0) of the current row, or of the row named, moved by <paramref name="place"/> floats.</summary>
    public string At(Node node, string? row = null, int place = 0)
    {
        if (LayoutOf(node) is StridedLayout strided)
        {
            place += strided.Origin;
        }

        return Start(node, row, place);
    }

    /// <summary>The scratch memory of the current row, or of the row named, moved by <paramref name="place"/> floats.</summary>
    public string AtScratch(int place = 0, string? row = null)
    {
        row ??= Row;
        Placement placement = section.Scratch[Scratched.Group];
        int length = MemoryPlanning.RowLength(MemoryPlanning.ScratchLength(Scratched.Group, LayoutOf));
        place += Scratched.Place;
        string offset = Argument(placement, "scratch", placement.Offset);
        return placement.Home != Home.Rows ? $"m.Fixed({offset})"
            : Scratched.Group.Blocks is not null ? $"m.Scratch({offset}, {Literals.Of(length)}, {row}{(place == 0 ? "" : ", " + Literals.Of(place))})"
            : placement.Stride > 0 ? $"m.Row({offset}, {Literals.Of(placement.Stride)}, {row}, {Literals.Of(placement.Place)})"
            : $"m.Row({offset}, {Literals.Of(length)}, {row}{(place == 0 ? "" : ", " + Literals.Of(place))})";
    }

    /// <summary>The scratch memory from its first row on, with the floats of a row.</summary>
    public (string Start, int Length) Scratch()
    {
        Placement placement = section.Scratch[group];
        int length = MemoryPlanning.RowLength(MemoryPlanning.ScratchLength(group, LayoutOf));
        string offset = Argument(placement, "scratch", placement.Offset);
        return (placement.Home == Home.Rows ? $"m.Row({offset}, 0, 0)" : $"m.Fixed({offset})", length);
    }

    /// <summary>The integers of an input, for the current row or for all rows from <c>first</c> on.</summary>
    public string Integers(Node node, string? row = null, string rows = "1")
    {
        string count = Literals.Of(node.Shape.Count);
        return $"data.{RuntimeNames.Member(section.PlacementOf(node).Name)}.Slice({Product(row ?? Row, count)}, {Product(rows, count)})";
    }

    /// <summary>Prints a call of the runtime: a method of CompilerServices and its arguments, what belongs together in one string.</summary>
    public void Call(string method, params string[] arguments)
    {
        string line = $"K::{method}({string.Join(", ", arguments)});";
        if (line.Length <= 130)
        {
            writer.Write(line);
            return;
        }

        writer.Write($"K::{method}(\n    {Lines(arguments)});");
    }

    /// <summary>The struct of a chain, which is printed once for all kernels that have the same.</summary>
    public string NameOf(Chain chain) => kernels.NameOf(chain);

    /// <summary>Prints a call of one of the library's loops over the operands of the group.</summary>
    /// <param name="method">The loop.</param>
    /// <param name="chain">What it computes.</param>
    /// <param name="target">What is written, as the loop's arguments before the operands.</param>
    /// <param name="last">What stands behind the operands, if anything does.</param>
    /// <param name="operands">What the chain reads, if it is not all that the group reads.</param>
    public void Run(
        string method, string chain, Loop loop, bool countsElements, string target, string last = "", IEnumerable<Node>? operands = null)
    {
        writer.Write($"K::{method}<{chain}>(");
        List<string> lines = [$"m, first, end, {loop.Shape(countsElements)}", target, .. (operands ?? group.Operands).Select(operand => loop.Operand(this, operand))];
        if (last.Length > 0)
        {
            lines.Add(last);
        }

        writer.Write($"    {Lines(lines)});");
    }

    /// <summary>Prints a loop over the rows of the units, or nothing around the body for a value that the batch shares.</summary>
    public void ForEachRow(Action body)
    {
        if (!Value.IsBatched)
        {
            body();
            return;
        }

        InRow("for (int row = first; row < end; row++)", body);
    }

    /// <summary>Prints a loop over the parts of rows that units are where threads share a prediction of few rows; else they are rows.</summary>
    public void ForEachPart(Action body) => InRow(
        "for (int unit = first; unit < end; unit++)",
        () =>
        {
            writer.Write("int row = unit / m.Parts;");
            body();
        });

    private void InRow(string loop, Action body)
    {
        writer.Open(loop);
        _inRow = true;
        body();
        ClearHalo();
        _inRow = false;
        writer.Close();
    }

    /// <summary>
    /// Prints what goes over rows of features in one call: all samples of the units, where each has one such row, or the positions of each sample.
    /// </summary>
    public void ForFeatures(Action<FeatureRows> body)
    {
        StridedLayout layout = Strided(Value);
        if (Value.IsBatched && Positions(layout) == "1")
        {
            body(new("end - first", "first", "end - first", node => Literals.Of(SampleStride(node))));
            return;
        }

        ForEachRow(() => body(PositionsOfRow));
    }

    /// <summary>The positions of the current row.</summary>
    public FeatureRows PositionsOfRow => new(Positions(Strided(Value)), Row, "1", node => Literals.Of(Strided(node).PixelStride));

    /// <summary>Prints the clearing of the halo of the value, for the rows of the units; none if it has no halo.</summary>
    public void ClearHalo()
    {
        if (LayoutOf(Value) is not StridedLayout { HaloY: var y, HaloX: var x } || (y, x) == (0, 0))
        {
            return;
        }

        if (_inRow)
        {
            PrintHalo();
            return;
        }

        writer.Open("for (int row = first; row < end; row++)");
        PrintHalo();
        writer.Close();
    }

    /// <summary>
    /// Prints the clearing of the halo of the value for the current row. Of a sequence, which is one line, the right border begins behind the steps
    /// that there are.
    /// </summary>
    public void PrintHalo()
    {
        StridedLayout layout = Strided(Value);
        Call(
            "Halo.Clear",
            $"ref {Start(Value, null, 0)}", $"{layout.Lines}, {Pixels(layout)}, {layout.PixelStride}, {layout.HaloY}, {layout.HaloX}");
    }

    /// <summary>A product in C#, without factors of one, and with parentheses around sums.</summary>
    public static string Product(string a, string b) => a == "1" ? b : b == "1" ? a : a == "0" || b == "0" ? "0" : $"{Factor(a)} * {Factor(b)}";

    private static string Factor(string text) => text[0] != '(' && (text.Contains(" + ") || text.Contains(" - ")) ? $"({text})" : text;

    // Short arguments share a line.
    private static string Lines(IEnumerable<string> arguments)
    {
        List<string> lines = [];
        foreach (string argument in arguments)
        {
            if (lines.Count > 0 && lines[lines.Count - 1].Length + argument.Length < ShortLine)
            {
                lines[lines.Count - 1] += ", " + argument;
            }
            else
            {
                lines.Add(argument);
            }
        }

        return string.Join(",\n    ", lines);
    }

    private string Supplied(string name, string offset)
    {
        string member = RuntimeNames.Member(name), start = Sample is null ? $"MemoryMarshal.GetReference(data.{member})" : "data" + member;
        return offset == "0" ? start : $"Unsafe.Add(ref {start}, {offset})";
    }

    private static string Offset(string row, string stride, int place)
    {
        string rows = row == "0" ? "0" : $"(nint){row} * {stride}";
        return place == 0 ? rows : rows == "0" ? Literals.Of(place) : $"({rows}) + {Literals.Of(place)}";
    }

    private string Start(Node node, string? row, int place)
    {
        row ??= Section.StorageOf(node) == Scratched.Group.Summed?.Value ? "first" : Row;
        Placement placement = section.PlacementOf(node);
        place += placement.Place;
        if (placement.Home is Home.Input or Home.Output)
        {
            string moves = placement.Step == 0 ? "" : $" + (step * {Literals.Of(placement.Step)})";
            return Supplied(placement.Name, Offset(row, Literals.Of(SampleStride(node)), place) + moves);
        }

        string start = Argument(
            Section.StorageOf(node), node == Value ? "target" : node == group.Bias ? "bias" : node.Kind == ValueKind.Parameter ? "weight" : null, placement.Offset);
        string offset = place == 0 ? start : $"{start} + {Literals.Of(place)}";
        string moved = placement.Step == 0 ? "" : $"step * {Literals.Of(placement.Step)}";
        string inRow = moved.Length == 0 ? Literals.Of(place) : place == 0 ? moved : $"{Literals.Of(place)} + ({moved})";
        string stride = Literals.Of(SampleStride(node));
        return placement.Home switch
        {
            Home.Rows => $"m.Row({start}, {stride}, {row}{(inRow == "0" ? "" : ", " + inRow)})",
            Home.Fixed => $"m.Fixed({offset})",
            Home.Parameters => $"m.Parameter({offset})",
            Home.State => $"m.State({offset})",
            Home.Derived => $"m.Derived({offset})",
            _ => $"m.Gradient({offset})",
        };
    }

    // A number that differs between kernels which are the same otherwise.
    private string Argument(object key, string? name, int value) => arguments is null ? Literals.Of(value) : arguments.Of(key, name, value);
}
