using System.Collections.Generic;

namespace NetCompiler.Generators.Tests.Diagnostics;

/// <summary>Mistakes in the form of the class.</summary>
internal static class ClassFormCases
{
    private const string Layers = "[Network, Input(4), Dense(2)]";

    public static readonly IReadOnlyList<ProblemCase> All =
    [
        new ProblemCase(
            "NC0001",
            $"{Layers} public sealed class «Digits»;",
            "'Digits' must be declared partial: NetCompiler writes its other part; write 'partial class Digits'"),
        new ProblemCase(
            "NC0002",
            "[Network, ‹Input(4)›, Dense(2)] partial class Digits; [«ReLU», Dense(3)] partial class Digits;",
            "The layers of 'Digits' stand on 2 parts of the class, so their order is not defined; move all of them to one part"),
        new ProblemCase(
            "NC0004",
            $"{Layers} partial class Digits {{ public «Digits»() : this(1) {{ }} }}",
            "'Digits' declares the constructor Digits(), which NetCompiler generates; "
            + "remove it, or give it other parameters and chain it with ': this(seed)'"),
        new ProblemCase(
            "NC0004",
            $"{Layers} partial class Digits {{ private «Digits»(ulong seed) {{ }} }}",
            "'Digits' declares the constructor Digits(ulong), which NetCompiler generates; "
            + "remove it, or give it other parameters and chain it with ': this(seed)'",
            "CS0111"),
        new ProblemCase(
            "NC0004",
            $"{Layers} partial class «Digits»(string path) {{ public string Path => path; }}",
            "'Digits' declares the constructor Digits(string), a primary constructor, which generated constructors would have to call; "
            + "declare it inside the class, and chain it with ': this(seed)'",
            "CS8862",
            "CS8862"),
        new ProblemCase(
            "NC0004",
            $"{Layers} partial class Digits {{ public «Digits»(string path) {{ Path = path; }} public string Path {{ get; }} }}",
            "'Digits' declares the constructor Digits(string), which leaves the network without weights; chain it with ': this(seed)'"),
        Unsupported("static partial class «Digits»;", "static", "remove 'static': every instance has weights of its own"),
        Unsupported("abstract partial class «Digits»;", "abstract", "remove 'abstract': NetCompiler makes instances of it"),
        Unsupported("partial record «Digits»;", "a record", "declare a class: networks are not compared by value"),
        Unsupported("partial class «Digits»<T>;", "generic", "remove its type parameters: every network has code of its own"),
        Unsupported("file partial class «Digits»;", "local to its file", "remove 'file': the other part stands in a file of its own"),
        Unsupported(
            "partial class «Digits» : Base; class Base(int x) { public int X => x; }",
            "derived from 'Base', which has no constructor without parameters",
            "give 'Base' one",
            "CS7036"),
        UnsupportedIn(
            "class Outer", "nested in 'Outer', which is not partial", "declare 'Outer' partial, or declare it beside the type, in the namespace"),
        UnsupportedIn("partial class Outer<T>", "nested in 'Outer', which is generic", "declare it beside the type, in the namespace"),
        UnsupportedIn(
            "file partial class Outer", "nested in 'Outer', which is local to its file", "remove 'file': the other part stands in a file of its own"),
    ];

    private static ProblemCase Unsupported(string declaration, string reason, string remedy, params string[] also) =>
        new("NC0005", $"{Layers} {declaration}", $"'Digits' cannot be a network because it is {reason}; {remedy}", also);

    private static ProblemCase UnsupportedIn(string container, string reason, string remedy) =>
        new("NC0005", $"{container} {{ {Layers} partial class «Digits»; }}", $"'Digits' cannot be a network because it is {reason}; {remedy}");
}
