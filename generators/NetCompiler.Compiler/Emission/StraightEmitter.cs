using System;
using System.Collections.Generic;
using System.Linq;
using NetCompiler.Compiler.Graphs;
using NetCompiler.Compiler.Layouts;
using NetCompiler.Compiler.Passes;

namespace NetCompiler.Compiler.Emission;

/// <summary>
/// Prints kernels for one sample in straight lines, without a call of the library: what a network is worth that takes less time than such a call.
/// </summary>
public static class StraightEmitter
{
    /// <summary>Multiply-adds of vectors up to which a whole network is printed so.</summary>
    public const int MostWork = 128;

    // Vectors of a chain or a copy up to which it is unrolled.
    private const int MostVectors = 2;

    // What the caller supplies is arguments, and sums may be split, since none of the samples is computed otherwise.
    private static string? Print(Section section, IReadOnlyList<Group> groups, KernelSet kernels, VectorText vector, out int work)
    {
        SourceWriter writer = new();
        SampleValues values = new(section, groups);
        work = 0;
        foreach (Group group in groups)
        {
            Kernel kernel = new(section, group, writer, kernels, arguments: null) { Row = "0", Sample = values };
            writer.Write($"// {KernelCall.Formula(group)}");
            if (!IsNear(section, group) || !group.Main.Operator.EmitStraight(kernel, vector))
            {
                return null;
            }

            work += kernel.StraightWork;
        }

        return writer.ToString().TrimEnd('\n');
    }

    /// <summary>
    /// Whether samples of a network are predicted in straight lines. Sequences are not, whose bits do not depend on how many steps were declared;
    /// neither is what asks for exact numerics, since sums are computed in parts.
    /// </summary>
    public static bool IsStraight(NetworkPlan plan) => !plan.Declaration.ExactNumerics
        && plan.Inputs.All(input => input.Type.Shape.Kind == ShapeKind.Vector)
        && Print(plan.Forward, NetworkPlan.Needed(plan.Forward, OutputKind.Result), new(), VectorText.Wide, out int work) is not null
        && work <= MostWork;

    /// <summary>Prints the prediction of a sample, and of several, for networks that are small enough.</summary>
    public static void EmitProgram(SourceWriter writer, NetworkPlan plan, KernelSet kernels)
    {
        IReadOnlyList<Group> groups = NetworkPlan.Needed(plan.Forward, OutputKind.Result);
        SampleValues values = new(plan.Forward, groups);
        bool hasMemory = groups.Any(group => !values.Holds(group.Value) && plan.Forward.PlacementOf(group.Value).Home == Home.Rows);
        (string Type, string Name, int Length)[] inputs =
            [.. plan.Inputs.Select(input => (ProgramEmitter.ElementOf(input), "data" + RuntimeNames.Member(input.Name), input.Type.Shape.Count))];
        (string Type, string Name, int Length)[] outputs =
            [.. plan.Results.Select(output => ("float", "data" + ProgramEmitter.NameOf(plan, output), output.Node.Shape.Count))];
        IEnumerable<string> parameters = inputs.Concat(outputs).Select(port => $"ref {port.Type} {port.Name}");

        // Each of them an argument: what is put into a struct is read again too soon to be there.
        writer.Write(
            """

            internal static bool IsStraight => K::SampleMemory.IsSupported;

            [MethodImpl(MethodImplOptions.AggressiveOptimization)]
            """);
        writer.Open($"internal static void PredictSample(K::Snapshot weights, {string.Join(", ", parameters)})");
        if (hasMemory)
        {
            writer.Write("Arena arena = default;");
        }

        writer.Write($"K::SampleMemory m = new(weights, {(hasMemory ? "arena" : "default")});");
        writer.Write(Both(
            Print(plan.Forward, groups, kernels, VectorText.Wide, out _)!.TrimEnd('\n'),
            Print(plan.Forward, groups, kernels, VectorText.Narrow, out _)!.TrimEnd('\n')));
        writer.Write("GC.KeepAlive(weights);").Close();
        IEnumerable<string> spans = inputs.Select(port => $"ReadOnlySpan<{port.Type}> {port.Name}")
            .Concat(outputs.Select(port => $"Span<{port.Type}> {port.Name}"));
        IEnumerable<string> references = inputs.Concat(outputs)
            .Select(port => $"ref Unsafe.Add(ref MemoryMarshal.GetReference({port.Name}), {Kernel.Product("(nint)row", Literals.Of(port.Length))})");
        writer.Write("");
        writer.Open($"internal static void PredictSamples(K::Snapshot weights, int rows, {string.Join(", ", spans)})");
        writer.Open("for (int row = 0; row < rows; row++)").Write($"PredictSample(\n    weights,\n    {string.Join(",\n    ", references)});").Close();
        writer.Close();
        if (hasMemory)
        {
            writer.Write(
                $$"""

                // Room for one sample; unlike stackalloc, it is not guarded against overruns at every call.
                [InlineArray({{plan.Forward.RowLength + Packing.Lanes}})]
                private struct Arena
                {
                    private float _first;
                }
                """);
        }
    }

    /// <summary>
    /// Prints the kernels of a single row, for lists that have a kernel with other lines for it: small ones in straight lines, too. Bits are those of
    /// the calls.
    /// </summary>
    public static void EmitOne(SourceWriter writer, string name, Section section, IReadOnlyList<KernelCall> calls, KernelSet kernels)
    {
        if (!calls.Any(call => call.HasOneRow))
        {
            return;
        }

        HashSet<Group?> included = [.. calls.Select(call => call.Included)];
        KernelCall[] left = [.. calls.Where(call => !call.Groups.All(included.Contains))];
        writer.Write("");
        writer.Write("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        writer.Open($"private static void {name}(in K::KernelMemory m, in KernelInputs data)");
        writer.Write("const int rows = 1;");
        writer.Write(Both(One(VectorText.Wide), One(VectorText.Narrow))).Close();

        string One(VectorText vector)
        {
            SourceWriter text = new();
            foreach (KernelCall call in left)
            {
                SourceWriter straight = new();
                Group group = call.Groups.Last();
                Kernel kernel = new(section, group, straight, kernels, arguments: null) { Row = "0" };
                bool isStraight = call.Groups.Count() == 1 && IsNear(section, group) && group.Main.Operator.EmitStraight(kernel, vector);
                if (isStraight && kernel.StraightWork <= MostWork)
                {
                    text.Write(call.Comment).Write(straight.Lines());
                }
                else
                {
                    ProgramEmitter.EmitCalls(text, [call], null);
                }
            }

            return text.Lines();
        }
    }

    /// <summary>Prints a chain of elementwise operators over a vector.</summary>
    public static bool EmitElementwise(Kernel kernel, VectorText vector)
    {
        Node value = kernel.Value;
        if (kernel.LayoutOf(value) is not StridedLayout target || !IsVector(target))
        {
            return false;
        }

        Loop loop = new(kernel, value.Type, target, [.. kernel.Group.Operands, value], merge: true);
        Chain chain = new(kernel, loop, kernel.Group.Fused, holdsConstants: false);
        if (!chain.IsOfValuesOnly)
        {
            return false;
        }

        if (loop.Lanes > MostVectors * vector.Lanes)
        {
            kernel.Writer.Open($"for (nuint i = 0; i < {loop.Lanes}; i += {vector.Lanes})");
            EmitChain(kernel, chain, vector, "i");
            kernel.Writer.Close();
            return true;
        }

        for (int lane = 0; lane < loop.Lanes; lane += vector.Lanes)
        {
            kernel.Writer.Open();
            EmitChain(kernel, chain, vector, Literals.Of(lane));
            kernel.Writer.Close();
        }

        return true;
    }

    private static void EmitChain(Kernel kernel, Chain chain, VectorText vector, string lane)
    {
        (IReadOnlyList<string> statements, string result) = chain.At(vector, lane);
        foreach (string statement in statements)
        {
            kernel.Writer.Write(statement);
        }

        kernel.Writer.Write($"({result}).StoreUnsafe(ref {kernel.At(kernel.Value)}, {lane});");
    }

    /// <summary>Prints a copy of the features of a vector, from some feature on.</summary>
    public static bool EmitCopy(Kernel kernel, VectorText vector, int start)
    {
        Node source = kernel.Node.Inputs[0];
        if (kernel.LayoutOf(source) is not StridedLayout from || !IsVector(from) || kernel.LayoutOf(kernel.Value) is not StridedLayout to || !IsVector(to))
        {
            return false;
        }

        if (kernel.Sample?.Holds(source) == true)
        {
            EmitStores(kernel, vector, to.Lanes);
            return true;
        }

        // What the caller supplies and receives has no pads.
        bool isExact = new[] { source, kernel.Value }.Any(node => kernel.PlacementOf(node).Home is Home.Input or Home.Output);
        int lanes = isExact ? to.Lanes : Packing.RoundUp(to.Lanes, vector.Lanes), lane = 0;
        kernel.Writer.Open();
        kernel.Writer.Write($"ref float x = ref {kernel.At(source, null, start)}, y = ref {kernel.At(kernel.Value)};");
        int whole = lanes - (lanes % vector.Lanes);
        if (whole > MostVectors * vector.Lanes)
        {
            kernel.Writer.Open($"for (nuint i = 0; i < {whole}; i += {vector.Lanes})");
            kernel.Writer.Write($"{vector.Name}.LoadUnsafe(ref x, i).StoreUnsafe(ref y, i);").Close();
            lane = whole;
        }

        for (; lane < whole; lane += vector.Lanes)
        {
            kernel.Writer.Write($"{vector.Load("x", lane)}.StoreUnsafe(ref y, {Literals.Of(lane)});");
        }

        for (; lane < lanes; lane++)
        {
            kernel.Writer.Write($"Unsafe.Add(ref y, {lane}) = Unsafe.Add(ref x, {lane});");
        }

        kernel.Writer.Close();
        return true;
    }

    // What is in registers goes where the caller wants it: whole vectors, or a few lanes.
    private static void EmitStores(Kernel kernel, VectorText vector, int lanes)
    {
        string[] names = kernel.Sample!.NamesOf(kernel.Node.Inputs[0], vector);
        string y = kernel.At(kernel.Value);
        for (int lane = 0; lane < lanes; lane += lanes % vector.Lanes == 0 ? vector.Lanes : 1)
        {
            string name = names[lane / vector.Lanes];
            kernel.Writer.Write(lanes % vector.Lanes == 0 ? $"{name}.StoreUnsafe(ref {y}, {Literals.Of(lane)});"
                : $"Unsafe.Add(ref {y}, {lane}) = {name}.GetElement({lane});");
        }
    }

    private static bool IsNear(Section section, Group group) => group.Operands.Append(group.Value)
        .All(node => section.PlacementOf(node).Home is Home.Rows or Home.Parameters or Home.Derived or Home.Input or Home.Output);

    /// <summary>Both texts, of which the machine takes one.</summary>
    internal static string Both(string wide, string narrow)
    {
        SourceWriter writer = new();
        writer.Open("if (Vector512.IsHardwareAccelerated)").Write(wide).Close();
        writer.Open("else").Write(narrow).Close();
        return writer.ToString().TrimEnd('\n');
    }

    /// <summary>Whether a value is one vector after the other.</summary>
    internal static bool IsVector(StridedLayout layout) =>
        layout is { Lines: 1, Pixels: 1, LaneStride: 1, HaloX: 0, HaloY: 0, HasSteps: false };
}
