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

    // Columns that are computed together, so that additions need not wait for each other.
    private const int Chains = 8;

    // Multiply-adds up to which a product is unrolled, in parts, or where each waits for the one before.
    private const int MostUnrolled = 64, MostUnrolledChains = 16;

    // What the caller supplies is arguments, and sums may be split, since none of the samples is computed otherwise.
    private static string? Print(Section section, IReadOnlyList<Group> groups, KernelSet kernels, VectorText vector, out int work)
    {
        SourceWriter writer = new();
        work = 0;
        foreach (Group group in groups)
        {
            Kernel kernel = new(section, group, writer, kernels, arguments: null) { Data = "data", SplitsSums = true };
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

    /// <summary>Prints the prediction of samples, for networks that are small enough.</summary>
    public static void EmitProgram(SourceWriter writer, NetworkPlan plan, KernelSet kernels)
    {
        IReadOnlyList<Group> groups = NetworkPlan.Needed(plan.Forward, OutputKind.Result);
        writer.Write(
            """

            internal static bool IsStraight => K::SampleMemory.IsSupported;

            [MethodImpl(MethodImplOptions.AggressiveOptimization)]
            """);

        // Each of them an argument: what is put into a struct is read again too soon to be there.
        IEnumerable<string> inputs = plan.Inputs.Select(input => $"ReadOnlySpan<{ProgramEmitter.ElementOf(input)}> data{RuntimeNames.Member(input.Name)}");
        IEnumerable<string> outputs = plan.Results.Select(output => $"Span<float> data{ProgramEmitter.NameOf(plan, output)}");
        writer.Open($"internal static void PredictSamples(K::Snapshot weights, int rows, {string.Join(", ", inputs.Concat(outputs))})");
        writer.Write("Arena arena = default;");
        writer.Write("K::SampleMemory m = new(weights, arena);");
        writer.Write(Both(
            Loop(Print(plan.Forward, groups, kernels, VectorText.Wide, out _)!),
            Loop(Print(plan.Forward, groups, kernels, VectorText.Narrow, out _)!)));
        writer.Close();
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

    private static string Loop(string sample) => new SourceWriter().Open("for (int row = 0; row < rows; row++)").Write(sample).Close().Lines();

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
        string lines = Both(One(VectorText.Wide), One(VectorText.Narrow));
        writer.Write($"const int rows = 1{(System.Text.RegularExpressions.Regex.IsMatch(lines, @"\brow\b") ? ", row = 0" : "")};");
        writer.Write(lines).Close();

        string One(VectorText vector)
        {
            SourceWriter text = new();
            foreach (KernelCall call in left)
            {
                SourceWriter straight = new();
                Group group = call.Groups.Last();
                Kernel kernel = new(section, group, straight, kernels, arguments: null);
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

    /// <summary>Prints y = x w of a vector, with the bias and activation of the group.</summary>
    public static bool EmitLinear(Kernel kernel, VectorText vector)
    {
        Node x = kernel.Node.Inputs[0], w = kernel.Node.Inputs[1];
        if (kernel.LayoutOf(w) is not PanelLayout panels || !IsVector(kernel.Strided(x)) || !IsVector(kernel.Strided(kernel.Value))
            || (!kernel.SplitsSums && LinearEmitter.IsSplit(kernel, panels)))
        {
            return false;
        }

        int columns = Packing.Padded(panels.Outputs);
        kernel.StraightWork = panels.Depth * columns / Packing.Lanes;
        SourceWriter writer = kernel.Writer;
        writer.Open();
        writer.Write($"ref float x = ref {kernel.At(x)}, w = ref {kernel.At(w)}, y = ref {kernel.At(kernel.Value)};");
        int together = Chains * vector.Lanes, looped = columns < 2 * together ? 0 : columns - (columns % together);
        if (looped > 0)
        {
            writer.Open($"for (int first = 0; first < {looped}; first += {together})");
            writer.Write($"ref float wf = ref Unsafe.Add(ref w, first * {Literals.Of(panels.Depth)}), yf = ref Unsafe.Add(ref y, first);");
            EmitColumns(kernel, vector, panels, Starts(0, together, vector), "f", "first");
            writer.Close();
        }

        if (looped < columns)
        {
            writer.Open();
            EmitColumns(kernel, vector, panels, Starts(looped, columns, vector), "", "");
            writer.Close();
        }

        writer.Close();
        return true;
    }

    private static int[] Starts(int first, int end, VectorText vector) =>
        [.. Enumerable.Range(0, (end - first) / vector.Lanes).Select(i => first + (i * vector.Lanes))];

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

    // Columns that are computed together, with the weights at w and the results at y, or both with a suffix, and the bias some place further.
    private static void EmitColumns(Kernel kernel, VectorText vector, PanelLayout panels, int[] starts, string suffix, string place)
    {
        string w = "w" + suffix, y = "y" + suffix;
        SourceWriter writer = kernel.Writer;
        int parts = kernel.SplitsSums ? Parts(panels) : 1;
        if (kernel.Group.Bias is Node bias)
        {
            writer.Write($"ref float b{suffix} = ref {(place.Length == 0 ? kernel.At(bias) : $"Unsafe.Add(ref {kernel.At(bias)}, {place})")};");
        }

        for (int part = 0; part < parts; part++)
        {
            for (int i = 0; i < starts.Length; i++)
            {
                string start = kernel.Group.Bias is null || part > 0 ? $"{vector.Type}.Zero" : vector.Load("b" + suffix, starts[i]);
                writer.Write($"{vector.Type} {Sum(part, i)} = {start};");
            }
        }

        int[] places = [.. starts.Select(column => (column / panels.Width * panels.PanelLength) + (column % panels.Width))];
        if (panels.Depth * starts.Length <= (kernel.SplitsSums ? MostUnrolled : MostUnrolledChains))
        {
            for (int k = 0; k < panels.Depth; k++)
            {
                writer.Write($"{vector.Type} x{k} = {vector.Name}.Create({(k == 0 ? "x" : $"Unsafe.Add(ref x, {k})")});");
                EmitTerms(writer, vector, k % parts, $"x{k}", w, [.. places.Select(place => place + (k * panels.Width))]);
            }
        }
        else
        {
            writer.Open($"for (int k = 0; k < {Literals.Of(panels.Depth)}; k++)");
            writer.Write($"{vector.Type} a = {vector.Name}.Create(Unsafe.Add(ref x, k));");
            writer.Write($"ref float wk = ref Unsafe.Add(ref {w}, k * {panels.Width});");
            EmitTerms(writer, vector, 0, "a", "wk", places);
            writer.Close();
        }

        for (int i = 0; i < starts.Length; i++)
        {
            string[] sums = [.. Enumerable.Range(0, parts).Select(part => Sum(part, i))];
            string sum = sums.Length == 4 ? $"({sums[0]} + {sums[1]}) + ({sums[2]} + {sums[3]})" : string.Join(" + ", sums);
            string result = kernel.Group.Activation is not null ? $"{kernel.Epilogue}.Apply({sum})" : parts == 1 ? sum : $"({sum})";
            writer.Write($"{result}.StoreUnsafe(ref {y}, {Literals.Of(starts[i])});");
        }
    }

    // As many as keep four vectors of 16 busy; equal for both widths of vectors, so that bits are.
    private static int Parts(PanelLayout panels)
    {
        int vectors = Packing.Padded(panels.Outputs) / Packing.Lanes;
        return panels.Depth * vectors * (Packing.Lanes / VectorText.Narrow.Lanes) > MostUnrolled ? 1
            : vectors > 2 || panels.Depth < 4 ? 1
            : vectors == 2 || panels.Depth < 8 ? 2 : 4;
    }

    private static string Sum(int part, int column) => $"{(char)('c' + part)}{column}";

    private static void EmitTerms(SourceWriter writer, VectorText vector, int part, string factor, string weights, int[] places)
    {
        for (int i = 0; i < places.Length; i++)
        {
            writer.Write($"{Sum(part, i)} = {vector.MultiplyAdd(factor, vector.Load(weights, places[i]), Sum(part, i))};");
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
